package org.contentgateway.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class MediaUrlPropertiesTest {

    private static final MediaUrl MEDIA = new MediaUrl(URI.create("https://cdn.example.org/media/"));

    @Property
    void resolvesOnlyBelowTheBase(@ForAll("paths") String path) {
        var url = resolve(path);
        Assume.that(url != null);

        assertThat(url.toString()).matches("https://cdn\\.example\\.org/media/[\\w.*%/-]+");
        assertThat(url.normalize()).isEqualTo(url);
        var served = decodeTwice(url.getRawPath()).replace('\\', '/').replaceAll(";[^/]*", "");
        assertThat(served).startsWith("/media/").doesNotContain("/../").doesNotEndWith("/..");
    }

    @Property
    void encodingIsIdempotent(@ForAll("paths") String path) {
        var url = resolve(path);
        Assume.that(url != null);
        var relative = url.getRawPath().substring("/media/".length());

        assertThat(MediaUrl.encode(relative)).isEqualTo(relative);
    }

    @Provide
    Arbitrary<String> paths() {
        var hostile = Arbitraries.of(
                ".",
                "..",
                "/",
                "//",
                "\\",
                ":",
                ";",
                "?",
                "#",
                "@",
                "%",
                "%2e",
                "%2E",
                "%2F",
                "%5c",
                "%25",
                "%00",
                "%0a",
                "%c0%ae",
                "https:",
                "evil.example",
                "javascript:",
                "\r\n",
                "\u0000",
                "\uFF0E",
                "\u202E",
                "\uD800");
        var plain = Arbitraries.of(
                "./",
                "/",
                "cache",
                "x.webp",
                "a b",
                "+",
                "&",
                "=",
                ",",
                "\"",
                "<",
                "~",
                "سلام",
                "می\u200Cروم",
                "%D8%B3",
                "😀");
        return Arbitraries.frequencyOf(
                        Tuple.of(1, hostile),
                        Tuple.of(6, plain),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(5)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    /** Returns null for a path that is rejected. */
    private static URI resolve(String path) {
        try {
            return URI.create(MEDIA.resolve(MediaUrl.encode(path)));
        } catch (IllegalArgumentException rejected) {
            return null;
        }
    }

    private static String decodeTwice(String text) {
        return URLDecoder.decode(URLDecoder.decode(text, UTF_8), UTF_8);
    }
}
