package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks HTML as a string against a strict grammar, independently of any parser, so that every parser reads it alike. */
final class SafeHtmlAssertions {

    private static final Set<String> TAGS = Set.of(
            ("p h1 h2 h3 h4 h5 h6 blockquote ul ol li table tr td th figure figcaption img br a abbr b bdi bdo cite code del"
                            + " em i ins kbd mark s small span strong sub sup u")
                    .split(" "));

    private static final Pattern TOKEN = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*)>|[^<>]+");

    private static final Pattern ATTRIBUTE = Pattern.compile(" (\\w+)=\"([^\"]*)\"");

    private static final Pattern ALLOWED =
            Pattern.compile("href=(https?://[a-z].*|mailto:.+|tel:.+)|src=https?://[a-z].*|alt=.*"
                    + "|rel=[a-z ]+|dir=(?i:ltr|rtl|auto)|lang=[\\w-]+|(start|colspan|rowspan)=[0-9]+");

    private static final Pattern UNESCAPED_AMPERSAND = Pattern.compile("&(?!(amp|lt|gt|quot|nbsp);)");

    private SafeHtmlAssertions() {}

    static void assertSafe(String html) {
        var open = new ArrayDeque<String>();
        var token = TOKEN.matcher(html);
        var end = 0;
        while (token.find()) {
            assertThat(token.start()).as("unescaped < or > in %s", html).isEqualTo(end);
            end = token.end();
            if (token.group(2) == null) {
                assertThat(token.group()).doesNotContainPattern(UNESCAPED_AMPERSAND);
                continue;
            }
            var tag = token.group(2);
            assertThat(TAGS).contains(tag);
            if (token.group(1).equals("/")) {
                assertThat(open.poll()).isEqualTo(tag);
            } else if (!tag.equals("img") && !tag.equals("br")) {
                open.push(tag);
            }
            ATTRIBUTE
                    .matcher(token.group(3))
                    .results()
                    .forEach(it -> assertThat(it.group(1) + "=" + it.group(2)).matches(ALLOWED));
        }
        assertThat(end).as("end of %s", html).isEqualTo(html.length());
        assertThat(open).as("unclosed elements in %s", html).isEmpty();
    }

    /** Returns the text of sanitized HTML without tags, decoded once. */
    static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    /** Returns {@code text} without white space, bullets and list numbers. */
    static String withoutMarkers(String text) {
        return text.replaceAll("•|[0-9]+\\.|\\s", "");
    }
}
