package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaUrlTest {

    private static final MediaUrl MEDIA = new MediaUrl(URI.create("https://cdn.example.org/media/"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "./cache/2/attach/202606/x.webp, cache/2/attach/202606/x.webp",
                "cache/x.webp,                   cache/x.webp",
                "/file/x.jpg,                    file/x.jpg",
                "././a/./x.jpg,                  a/x.jpg",
                "a b.jpg,                        a%20b.jpg",
                "a+b.jpg,                        a%2Bb.jpg",
                "a%20b.jpg,                      a%20b.jpg",
                "سلام.jpg,                       %D8%B3%D9%84%D8%A7%D9%85.jpg",
                "%d8%b3%d9%84%d8%a7%d9%85.jpg,   %D8%B3%D9%84%D8%A7%D9%85.jpg",
                "why%3F.jpg,                     why%3F.jpg",
                "a..b.jpg,                       a..b.jpg",
            })
    void resolvesAPathBelowTheBase(String path, String expected) {
        assertThat(MEDIA.resolve(MediaUrl.encode(path))).isEqualTo("https://cdn.example.org/media/" + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "./",
                "/",
                "a/",
                "a//b.jpg",
                "//evil.example/x.jpg",
                ".//evil.example/x.jpg",
                "https://evil.example/x.jpg",
                "https:evil.example/x.jpg",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "..",
                "../x.jpg",
                "a/../../x.jpg",
                "a/..",
                "a/..;v=1/x.jpg",
                "a/.. /x.jpg",
                "%2e%2e/x.jpg",
                ".%2E/x.jpg",
                "%252e%252e/x.jpg",
                "%c0%ae%c0%ae/x.jpg",
                "..%2Fx.jpg",
                "a%2Fb.jpg",
                "..\\x.jpg",
                "\\\\evil.example\\x.jpg",
                "a%5Cb.jpg",
                "a\nb.jpg",
                "a%0Ab.jpg",
                "a\u0000.jpg",
                "a\u0085.jpg",
                "a%00.jpg",
                "\uD800.jpg",
                "100%.jpg",
                "%zz.jpg",
                "x.jpg?v=1",
                "x.jpg#top",
            })
    void rejectsAPathThatMayLeadOutsideTheBase(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaUrl.encode(path))
                .withMessageContaining("path must be a relative path");
    }

    @Test
    void addsAMissingTrailingSlashToTheBase() {
        assertThat(new MediaUrl(URI.create("https://cdn.example.org/media"))).isEqualTo(MEDIA);
        assertThat(new MediaUrl(URI.create("http://localhost:8080")).resolve("x.jpg"))
                .isEqualTo("http://localhost:8080/x.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media/",
                "//cdn.example.org/media/",
                "ftp://cdn.example.org/",
                "mailto:cdn@example.org",
                "https:///media/",
                "https://user@cdn.example.org/",
                "https://cdn.example.org/?a=b",
                "https://cdn.example.org/#top",
            })
    void rejectsABaseThatIsNotAPlainHttpUrl(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaUrl(URI.create(base)))
                .withMessageContaining("Media URL " + base + " is invalid. Expected: an http or https URL");
    }
}
