package org.contentgateway.text;

import java.util.regex.Pattern;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Escapes text so that no character is parsed as CommonMark syntax. */
final class MarkdownText {

    private static final int MAX_ENTITY_LENGTH = 33;
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}");

    private MarkdownText() {}

    static String escape(String text, boolean atLineStart) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var index = 0; index < text.length(); index++) {
            if (needsEscape(text, index, atLineStart)) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(index));
        }
        return escaped.toString();
    }

    static String destination(String url) {
        var escaped = new StringBuilder(url.length());
        for (var index = 0; index < url.length(); index++) {
            escaped.append(
                    url.charAt(index) == '&' && startsEntity(url, index) ? "&amp;" : url.substring(index, index + 1));
        }
        return url.indexOf('(') < 0 && url.indexOf(')') < 0 ? escaped.toString() : "<" + escaped + ">";
    }

    /** Returns whether the text before a delimiter run ends with white space or punctuation, as emphasis requires. */
    static boolean endsWithBoundary(@Nullable Node before) {
        return before == null
                || before instanceof TextNode text
                        && isBoundary(
                                text.getWholeText().charAt(text.getWholeText().length() - 1));
    }

    /** Returns whether the text after a delimiter run starts with white space or punctuation, as emphasis requires. */
    static boolean startsWithBoundary(@Nullable Node after) {
        return after == null
                || after instanceof TextNode text
                        && isBoundary(text.getWholeText().charAt(0));
    }

    private static boolean isBoundary(char c) {
        return c < 0x80
                ? !Character.isLetterOrDigit(c)
                : PUNCTUATION.matcher(String.valueOf(c)).matches();
    }

    private static boolean needsEscape(String text, int index, boolean atLineStart) {
        var first = atLineStart && index == 0;
        return switch (text.charAt(index)) {
            case '\\', '`', '*', '[', ']', '<', '>', '~' -> true;
            case '_' -> !isLetter(text, index - 1) || !isLetter(text, index + 1);
            case '&' -> startsEntity(text, index);
            case '!' -> index == text.length() - 1;
            case '#' -> first || index > 0 && text.charAt(index - 1) == ' ';
            case '+', '-', '=' -> first;
            case '.', ')' -> atLineStart && isNumber(text, index);
            default -> false;
        };
    }

    private static boolean isLetter(String text, int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    private static boolean isNumber(String text, int end) {
        return end > 0 && end < 10 && text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean startsEntity(String text, int index) {
        var end = index + (text.startsWith("#", index + 1) ? 2 : 1);
        var start = end;
        while (end < text.length() && end - start < MAX_ENTITY_LENGTH && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end > start && text.startsWith(";", end);
    }
}
