package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlsTest {

    private static final BaseUrls BASE =
            new BaseUrls(URI.create("https://news.example/en/2"), URI.create("https://media.example/portal/2"));

    @ParameterizedTest
    @CsvSource({
        "story, https://news.example/en/story",
        "/story?a=b, https://news.example/story?a=b",
        "../../../x, https://news.example/x",
        "//other.example/x, https://other.example/x",
        "HTTP://other.example, HTTP://other.example",
        "https:\\\\other.example\\x, https://other.example/x",
        "'/a b(\"c\")', https://news.example/a%20b(%22c%22)",
        "/خبر, https://news.example/%D8%AE%D8%A8%D8%B1",
        "https://خبر.example/, https://xn--ngblk.example/",
        "/100%, https://news.example/100%25",
        "mailto:a@news.example, mailto:a@news.example",
        "tel:+98-21-1, tel:+98-21-1",
    })
    void resolvesLinksToAbsoluteUrls(String reference, String link) {
        assertThat(BASE.resolveLink(reference)).contains(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "#top",
                "javascript:x",
                "java\nscript:x",
                "data:x",
                "ftp://a.example/",
                "https://",
                "https:x",
                "https://a@b.example/",
                "file:///x"
            })
    void rejectsInvalidLinksAndOtherSchemes(String reference) {
        assertThat(BASE.resolveLink(reference)).isEmpty();
    }

    @Test
    void rejectsALinkOfFiveMillionSpaces() {
        assertThat(BASE.resolveLink(" ".repeat(5_000_000) + "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "./cache/a.jpg, https://media.example/portal/2/cache/a.jpg",
        "/cache/a.jpg, https://media.example/portal/2/cache/a.jpg",
        "a b.jpg?v=1, https://media.example/portal/2/a%20b.jpg?v=1",
        ".thumbs/a.jpg, https://media.example/portal/2/.thumbs/a.jpg",
        "https://other.example/a.jpg, https://other.example/a.jpg",
    })
    void resolvesImagesBelowTheMediaBase(String reference, String url) {
        assertThat(BASE.resolveMedia(reference)).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.jpg",
                "a/../../b.jpg",
                "%2e%2E/a.jpg",
                "..%2fa.jpg",
                "..\\a.jpg",
                "//other.example/a.jpg",
                "\\\\other.example\\a.jpg",
                "data:image/png;base64,AA",
                "./",
                ".",
                "a/..",
                "mailto:a@b.example",
                ""
            })
    void rejectsImagesOutsideTheMediaBase(String reference) {
        assertThat(BASE.resolveMedia(reference)).isEmpty();
    }

    @Test
    void removesRelativeUrlsWithoutABase() {
        var body = Body.ofHtml("<p><a href=/x>x</a><img src=a.jpg></p>", new BaseUrls(null, null));
        assertThat(body.html()).isEqualTo("<p>x</p>");
    }

    @Test
    void addsNoopenerAndNoreferrerToExternalLinks() {
        var body = Body.ofHtml(
                "<a href=/x rel=nofollow>x</a> <a href=https://a.example/ rel='UGC author' target=_blank>y</a>", BASE);
        assertThat(body.html())
                .isEqualTo("<p><a href=\"https://news.example/x\" rel=\"nofollow\">x</a> "
                        + "<a href=\"https://a.example/\" rel=\"ugc noopener noreferrer\">y</a></p>");
    }
}
