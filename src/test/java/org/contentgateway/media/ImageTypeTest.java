package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTypeTest {

    @ParameterizedTest
    @CsvSource({
        "./file/a.jpg,  JPEG, image/jpeg",
        "./file/a.JPEG, JPEG, image/jpeg",
        "a.png,         PNG,  image/png",
        "a.b.webp,      WEBP, image/webp",
        "a.avif,        AVIF, image/avif",
        "a.gif,         GIF,  image/gif",
        "a.svg,         SVG,  image/svg+xml",
    })
    void derivesTheTypeFromTheExtension(String path, ImageType type, String mimeType) {
        assertThat(ImageType.ofPath(path)).isEqualTo(type);
        assertThat(type.mimeType()).isEqualTo(mimeType);
    }

    @ParameterizedTest
    @CsvSource({"a.pdf", "a.jpg.mp4", "jpg", "a.jpg/b", "a.", "''"})
    void returnsNullForOtherFiles(String path) {
        assertThat(ImageType.ofPath(path)).isNull();
    }
}
