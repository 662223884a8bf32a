package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "./cache/2/attach/202606/571190_1940159008_150_84.webp, 571190, 1940159008, 150, 84, webp",
        "./file/2/attach/202606/571190_1940159008.jpg, 571190, 1940159008,,, jpg",
        "571190_4294967295_84_150.JPG, 571190, 4294967295, 84, 150, jpg",
        "571190_4294967296.jpg,,,,, jpg",
        "571190_4294967296_84_150.jpg,,, 84, 150, jpg",
        "photo_150_84.png,,, 150, 84, png",
        "عکس_150_84.png,,, 150, 84, png",
        "photo.png,,,,, png",
        "photo_2026_06.png,,,,, png",
        "photo_0_0.png,,,,, png",
        "photo_150_100000.png,,,,, png",
        "photo_١٥٠_٨٤.png,,,,, png",
        "archive.tar.gz,,,,, gz",
        "a.b/readme,,,,,",
        "a/,,,,,",
        "'',,,,,",
    })
    void parsesTheFileNamesOfTheCms(
            String path, Long attachmentId, Long token, Integer width, Integer height, String extension) {
        assertThat(FileName.ofPath(path)).isEqualTo(new FileName(attachmentId, token, width, height, extension));
    }
}
