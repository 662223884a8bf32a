package org.contentgateway.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/** Text whose tags a CMS has stripped but whose character references are still encoded. */
final class EncodedText {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[^\\S\\n]*\\n\\s*");

    private EncodedText() {}

    static String toHtml(String text) {
        var lines = text.strip().replace("\r\n", "\n").replace('\r', '\n');
        return BLANK_LINES
                .splitAsStream(lines.replace("<", "&lt;").replace(">", "&gt;"))
                .map(paragraph -> "<p>" + paragraph.replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    static boolean differsFrom(String html, String encodedText) {
        var stripped = stripTags(html);
        return !stripped.equals(encodedText) && !normalize(stripped).equals(normalize(encodedText));
    }

    /**
     * Strips tags as PHP's {@code strip_tags} does: comments are removed, quoted attribute values may contain {@code
     * >}, and {@code a < b} is text.
     */
    private static String stripTags(String html) {
        var text = new StringBuilder(html.length());
        var index = 0;
        for (var tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', index)) {
            text.append(html, index, tag);
            if (opensTag(html, tag + 1)) {
                index = endOfTag(html, tag + 1);
            } else {
                text.append('<');
                index = tag + 1;
            }
        }
        return text.append(html, index, html.length()).toString();
    }

    private static boolean opensTag(String html, int index) {
        return index < html.length() && !Characters.isWhiteSpace(html.charAt(index));
    }

    private static int endOfTag(String html, int index) {
        if (html.startsWith("!--", index)) {
            var end = html.indexOf("-->", index);
            return end < 0 ? html.length() : end + 3;
        }
        char quote = 0;
        for (; index < html.length(); index++) {
            var c = html.charAt(index);
            if (quote == 0 && c == '>') {
                return index + 1;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        return index;
    }

    private static String normalize(String encoded) {
        return Characters.sanitize(Parser.unescapeEntities(encoded, false)).replace(" ", "");
    }
}
