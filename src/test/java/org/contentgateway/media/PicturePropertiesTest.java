package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PicturePropertiesTest {

    private static final MediaUrl MEDIA = new MediaUrl(URI.create("https://cdn.example.org/"));

    @Property
    void upSelectsTheSmallestCoveringWidth(@ForAll("pictures") Picture picture, @ForAll("sides") int width) {
        var chosen = choose(picture, width, RoundingRule.UP);
        var covering = widths(picture).stream().filter(w -> w >= width).toList();

        assertThat(chosen.width()).isEqualTo(covering.isEmpty() ? last(widths(picture)) : covering.get(0));
    }

    @Property
    void downSelectsTheLargestFittingWidth(@ForAll("pictures") Picture picture, @ForAll("sides") int width) {
        var chosen = choose(picture, width, RoundingRule.DOWN);
        var fitting = widths(picture).stream().filter(w -> w <= width).toList();

        assertThat(chosen.width()).isEqualTo(fitting.isEmpty() ? widths(picture).get(0) : last(fitting));
    }

    @Property
    void nearestSelectsTheNearestWidth(@ForAll("pictures") Picture picture, @ForAll("sides") int width) {
        var chosen = choose(picture, width, RoundingRule.NEAREST);

        assertThat(widths(picture))
                .allSatisfy(
                        w -> assertThat(Math.abs(w - width)).isGreaterThanOrEqualTo(Math.abs(chosen.width() - width)));
    }

    @Property
    void upCoversBothSidesIfAnyFileDoes(
            @ForAll("pictures") Picture picture, @ForAll("sides") int width, @ForAll("sides") int height) {
        Assume.that(picture.files().stream().anyMatch(file -> covers(file, width, height)));

        assertThat(picture.choose(new SizeRequest(width, height, 1, null, RoundingRule.UP)))
                .satisfies(chosen -> assertThat(covers(chosen, width, height)).isTrue());
    }

    @Property
    void sizesEqualThoseInTheFileNames(@ForAll("pictures") Picture picture) {
        assertThat(picture.files())
                .allSatisfy(file -> assertThat(file.path())
                        .contains(file.width() == null ? "/7_9." : "/7_9_" + file.width() + "_" + file.height() + "."));
    }

    @Property
    void variantsHaveDistinctSizes(@ForAll("pictures") Picture picture, @ForAll ImageType format) {
        for (var requested : Arrays.asList(format, null)) {
            assertThat(picture.variants(requested).stream().filter(v -> v.width() != null))
                    .extracting(v -> v.width() + "x" + v.height())
                    .doesNotHaveDuplicates();
            assertThat(picture.variants(requested)).extracting(Variant::path).doesNotHaveDuplicates();
        }
    }

    @Property
    void srcSetIsStrictlyAscending(@ForAll("pictures") Picture picture, @ForAll("sides") int maxWidth) {
        var srcSet = picture.srcSet(null, maxWidth, MEDIA);
        Assume.that(srcSet != null);

        var listed = Arrays.stream(srcSet.split(", "))
                .map(candidate -> Integer.valueOf(candidate.replaceAll(".* (\\d+)w", "$1")))
                .toList();
        assertThat(listed)
                .isEqualTo(widths(picture).stream()
                        .distinct()
                        .filter(w -> w <= maxWidth)
                        .toList());
    }

    @Property
    void selectionIsIndependentOfTheOrderOfFiles(@ForAll("pictures") Picture picture, @ForAll("sides") int width) {
        var reversed = new ArrayList<Variant>(picture.files());
        Collections.reverse(reversed);

        assertThat(choose(new Picture(reversed, null), width, RoundingRule.UP).width())
                .isEqualTo(choose(picture, width, RoundingRule.UP).width());
    }

    @Provide
    Arbitrary<Integer> sides() {
        return Arbitraries.integers().between(1, 2_000);
    }

    /** Generates pictures with at least one file of known size, in any proportions, formats and nominal boxes. */
    @Provide
    Arbitrary<Picture> pictures() {
        var extension = Arbitraries.of("jpg", "png", "webp", "avif");
        var box = Arbitraries.of(150, 300, 600, 1200);
        var known = Combinators.combine(sides(), sides(), extension, box)
                .as((width, height, ext, nominal) ->
                        Variant.ofPath("./cache/7_9_" + width + "_" + height + "." + ext, nominal));
        var unknown =
                Combinators.combine(extension, box).as((ext, nominal) -> Variant.ofPath("./cache/7_9." + ext, nominal));
        return Combinators.combine(
                        known.list().ofMinSize(1).ofMaxSize(8), unknown.list().ofMaxSize(3))
                .as((sized, unsized) -> new Picture(
                        Stream.concat(unsized.stream(), sized.stream()).toList(), null));
    }

    private static Variant choose(Picture picture, int width, RoundingRule rounding) {
        return picture.choose(new SizeRequest(width, null, 1, null, rounding));
    }

    private static List<Integer> widths(Picture picture) {
        return picture.files().stream()
                .map(Variant::width)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean covers(Variant file, int width, int height) {
        return file.width() != null && file.width() >= width && file.height() >= height;
    }

    private static int last(List<Integer> ascending) {
        return ascending.get(ascending.size() - 1);
    }
}
