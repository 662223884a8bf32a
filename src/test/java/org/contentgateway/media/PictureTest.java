package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.contentgateway.media.RoundingRule.DOWN;
import static org.contentgateway.media.RoundingRule.EXACT;
import static org.contentgateway.media.RoundingRule.NEAREST;
import static org.contentgateway.media.RoundingRule.UP;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {

    private static final MediaUrl MEDIA = new MediaUrl(URI.create("https://cdn.example.org/"));

    /** The common case: mixed formats, and a file smaller than its nominal box that has the size of the original. */
    private static final Picture LANDSCAPE = new Picture(
            List.of(
                    resized("7_9_1000_563.jpg", 1200),
                    resized("7_9_150_84.webp", 150),
                    resized("7_9_300_169.webp", 300),
                    resized("7_9_600_338.webp", 600)),
            original("7_9.jpg", 1000, 563));

    private static final Picture PORTRAIT = new Picture(
            List.of(resized("8_9_84_150.webp", 150), resized("8_9_169_300.webp", 300)), original("8_9.jpg", 563, 1000));

    private static final Picture TWO_FORMATS = new Picture(
            List.of(
                    resized("5_9_300_169.webp", 300),
                    resized("5_9_300_169.jpg", 300),
                    resized("5_9_600_338.webp", 600),
                    resized("5_9_600_338.jpg", 600)),
            null);

    @ParameterizedTest
    @CsvSource({
        "  1, 7_9_150_84.webp",
        "150, 7_9_150_84.webp",
        "151, 7_9_300_169.webp",
        "300, 7_9_300_169.webp",
        "601, 7_9_1000_563.jpg",
        "1200, 7_9_1000_563.jpg",
    })
    void picksTheSmallestVariantThatCovers(int width, String path) {
        assertThat(LANDSCAPE.choose(request(width, null, UP))).isEqualTo(file(LANDSCAPE, path));
    }

    @ParameterizedTest
    @CsvSource({
        "  1, 7_9_150_84.webp",
        "299, 7_9_150_84.webp",
        "300, 7_9_300_169.webp",
        "999, 7_9_600_338.webp",
        "5000, 7_9_1000_563.jpg",
    })
    void picksTheLargestVariantThatFits(int width, String path) {
        assertThat(LANDSCAPE.choose(request(width, null, DOWN))).isEqualTo(file(LANDSCAPE, path));
    }

    @ParameterizedTest
    @CsvSource({
        "  1, 7_9_150_84.webp",
        "224, 7_9_150_84.webp",
        "225, 7_9_300_169.webp",
        "226, 7_9_300_169.webp",
        "5000, 7_9_1000_563.jpg",
    })
    void picksTheNearestVariantAndOfTwoTheLarger(int width, String path) {
        assertThat(LANDSCAPE.choose(request(width, null, NEAREST))).isEqualTo(file(LANDSCAPE, path));
    }

    @ParameterizedTest
    @CsvSource({"1200,, 7_9_1000_563.jpg", ",300, 7_9_300_169.webp", "300,300, 7_9_300_169.webp", "1000,,", "300,169,"})
    void picksTheVariantWithTheNominalBox(Integer width, Integer height, String path) {
        assertThat(LANDSCAPE.choose(request(width, height, EXACT)))
                .isEqualTo(path == null ? null : file(LANDSCAPE, path));
    }

    @Test
    void findsEachNominalBoxOfFilesWithTheSameSize() {
        var box900 = resized("7_9_500_300.webp", 900);
        var box1200 = resized("7_9_500_300.webp", 1200);
        var small = new Picture(List.of(box900, box1200), null);

        assertThat(small.choose(request(900, null, EXACT))).isEqualTo(box900);
        assertThat(small.choose(request(1200, null, EXACT))).isEqualTo(box1200);
        assertThat(small.variants(null)).containsExactly(box900);
    }

    @ParameterizedTest
    @CsvSource({
        "150,, UP,   8_9_169_300.webp",
        ",150, UP,   8_9_84_150.webp",
        "150,150, UP, 8_9_169_300.webp",
        "200,200, DOWN, 8_9_84_150.webp",
        "150,150, NEAREST, 8_9_84_150.webp",
        ",999, UP,   8_9.jpg",
        "150,, EXACT, 8_9_84_150.webp",
    })
    void comparesTheActualSidesOfAPortrait(Integer width, Integer height, RoundingRule rounding, String path) {
        assertThat(PORTRAIT.choose(request(width, height, rounding))).isEqualTo(file(PORTRAIT, path));
    }

    @Test
    void multipliesTheRequestedSizeByTheScale() {
        assertThat(LANDSCAPE.choose(new SizeRequest(150, null, 2, null, UP)))
                .isEqualTo(file(LANDSCAPE, "7_9_300_169.webp"));
        assertThat(LANDSCAPE.choose(new SizeRequest(600, null, 2, null, EXACT)))
                .isEqualTo(file(LANDSCAPE, "7_9_1000_563.jpg"));
    }

    @ParameterizedTest
    @EnumSource
    void picksTheLargestFileWithoutARequestedSize(RoundingRule rounding) {
        assertThat(LANDSCAPE.choose(new SizeRequest(null, null, 1, ImageType.WEBP, rounding)))
                .isEqualTo(file(LANDSCAPE, "7_9_600_338.webp"));
        assertThat(LANDSCAPE.choose(request(null, null, rounding))).isEqualTo(file(LANDSCAPE, "7_9_1000_563.jpg"));
    }

    @ParameterizedTest
    @EnumSource
    void picksOnlyFilesOfTheRequestedFormat(RoundingRule rounding) {
        assertThat(TWO_FORMATS.choose(new SizeRequest(300, null, 1, ImageType.JPEG, rounding)))
                .isEqualTo(file(TWO_FORMATS, "5_9_300_169.jpg"));
        assertThat(TWO_FORMATS.choose(new SizeRequest(300, null, 1, ImageType.AVIF, rounding)))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void picksTheFirstOfEqualSizesWithoutARequestedFormat(RoundingRule rounding) {
        assertThat(TWO_FORMATS.choose(request(600, null, rounding))).isEqualTo(file(TWO_FORMATS, "5_9_600_338.webp"));
    }

    @ParameterizedTest
    @EnumSource
    void picksNothingFromAPictureWithoutFiles(RoundingRule rounding) {
        var empty = new Picture(List.of(), null);

        assertThat(empty.choose(request(300, null, rounding))).isNull();
        assertThat(empty.choose(request(null, null, rounding))).isNull();
        assertThat(empty.variants(null)).isEmpty();
        assertThat(empty.srcSet(null, null, MEDIA)).isNull();
        assertThat(empty.aspectRatio()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = "EXACT", mode = EnumSource.Mode.EXCLUDE)
    void picksAFileOfUnknownSizeOnlyIfThereIsNoOther(RoundingRule rounding) {
        var unknown = resized("photo.webp", 300);
        var known = resized("7_9_150_84.webp", 150);

        assertThat(new Picture(List.of(unknown, known), null).choose(request(300, null, rounding)))
                .isEqualTo(known);
        assertThat(new Picture(List.of(unknown, known), null).choose(request(null, null, rounding)))
                .isEqualTo(known);
        assertThat(new Picture(List.of(unknown), null).choose(request(300, null, rounding)))
                .isEqualTo(unknown);
    }

    @Test
    void listsEachSizeOnceAndProvidesTheOriginal() {
        assertThat(LANDSCAPE.variants(null))
                .extracting(Variant::path)
                .containsExactly("7_9_150_84.webp", "7_9_300_169.webp", "7_9_600_338.webp", "7_9_1000_563.jpg");
        assertThat(LANDSCAPE.original()).isEqualTo(original("7_9.jpg", 1000, 563));
    }

    @Test
    void listsTheSizesOfEachFormat() {
        assertThat(TWO_FORMATS.variants(null))
                .extracting(Variant::path)
                .containsExactly("5_9_300_169.webp", "5_9_600_338.webp");
        assertThat(TWO_FORMATS.variants(ImageType.JPEG))
                .extracting(Variant::path)
                .containsExactly("5_9_300_169.jpg", "5_9_600_338.jpg");
        assertThat(TWO_FORMATS.variants(ImageType.AVIF)).isEmpty();
    }

    @Test
    void listsUnknownSizesLast() {
        assertThat(new Picture(List.of(resized("photo.webp", 300), resized("7_9_150_84.webp", 150)), null)
                        .variants(null))
                .extracting(Variant::width)
                .containsExactly(150, null);
    }

    @Test
    void sortsTheOriginalBySizeAmongLargerVariants() {
        var enlarged = new Picture(List.of(resized("3_9_600_400.webp", 600)), original("3_9.jpg", 300, 200));

        assertThat(enlarged.variants(null)).extracting(Variant::width).containsExactly(300, 600);
        assertThat(enlarged.choose(request(null, null, UP))).isEqualTo(file(enlarged, "3_9_600_400.webp"));
    }

    @Test
    void isEqualWhenRebuiltFromItsOwnFiles() {
        assertThat(new Picture(LANDSCAPE.files(), LANDSCAPE.original())).isEqualTo(LANDSCAPE);
    }

    @Test
    void writesActualWidthsIntoTheSrcSet() {
        assertThat(LANDSCAPE.srcSet(null, null, MEDIA))
                .isEqualTo(
                        "https://cdn.example.org/7_9_150_84.webp 150w, https://cdn.example.org/7_9_300_169.webp 300w, "
                                + "https://cdn.example.org/7_9_600_338.webp 600w, https://cdn.example.org/7_9_1000_563.jpg 1000w");
        assertThat(LANDSCAPE.srcSet(ImageType.WEBP, 300, MEDIA))
                .isEqualTo(
                        "https://cdn.example.org/7_9_150_84.webp 150w, https://cdn.example.org/7_9_300_169.webp 300w");
    }

    @Test
    void writesNoSrcSetIfNoFileQualifies() {
        assertThat(LANDSCAPE.srcSet(null, 149, MEDIA)).isNull();
        assertThat(LANDSCAPE.srcSet(ImageType.AVIF, null, MEDIA)).isNull();
        assertThat(new Picture(List.of(resized("photo.webp", 300)), null).srcSet(null, null, MEDIA))
                .isNull();
    }

    @Test
    void rejectsAMaxWidthBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LANDSCAPE.srcSet(null, 0, MEDIA))
                .withMessage("maxWidth 0 is invalid. Expected: at least 1. Omit it to list every width.");
    }

    @Test
    void derivesTheAspectRatioFromTheOriginalOnly() {
        assertThat(LANDSCAPE.aspectRatio()).isEqualTo(1000 / 563.0);
        assertThat(TWO_FORMATS.aspectRatio()).isNull();
        assertThat(new Picture(LANDSCAPE.files(), original("7_9.jpg", 1000, 0)).aspectRatio())
                .isNull();
    }

    private static SizeRequest request(Integer width, Integer height, RoundingRule rounding) {
        return new SizeRequest(width, height, 1, null, rounding);
    }

    private static Variant resized(String path, Integer nominalWidth) {
        return Variant.ofPath(path, nominalWidth);
    }

    private static Variant original(String path, Integer width, Integer height) {
        return Variant.original(path, width, height, 0);
    }

    private static Variant file(Picture picture, String path) {
        return picture.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
