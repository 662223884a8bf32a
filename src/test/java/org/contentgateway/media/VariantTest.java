package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariantTest {

    @Test
    void readsTheSizeFromTheNameInsteadOfTheNominalBox() {
        assertThat(Variant.ofPath("./cache/571190_1940159008_1000_563.jpg", 1200))
                .isEqualTo(
                        new Variant("./cache/571190_1940159008_1000_563.jpg", ImageType.JPEG, 1000, 563, 1200, null));
    }

    @Test
    void leavesTheSizeUnknownIfTheNameHasNone() {
        assertThat(Variant.ofPath("photo.webp", 300))
                .isEqualTo(new Variant("photo.webp", ImageType.WEBP, null, null, 300, null));
    }

    @Test
    void usesTheSizeThatTheCmsReportsForTheOriginal() {
        assertThat(Variant.original("571190_1940159008.jpg", 1000, 563, 81_920))
                .isEqualTo(new Variant("571190_1940159008.jpg", ImageType.JPEG, 1000, 563, null, 81_920));
    }

    @Test
    void readsZeroAsUnknown() {
        assertThat(new Variant("a.jpg", ImageType.JPEG, 0, 0, 0, 0))
                .isEqualTo(new Variant("a.jpg", ImageType.JPEG, null, null, null, null));
    }

    @Test
    void returnsNullIfTheFileIsNoImage() {
        assertThat(Variant.ofPath("571190_1940159008_150_84.mp4", 150)).isNull();
        assertThat(Variant.original("571190_1940159008.pdf", null, null, null)).isNull();
    }
}
