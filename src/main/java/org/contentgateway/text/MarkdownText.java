package org.contentgateway.text;

import java.util.regex.Pattern;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Text in Markdown: no character of it may be read as a mark. */
final class MarkdownText {

    private static final int LONGEST_ENTITY = 33;
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}");

    private MarkdownText() {}

    static String escape(String text, boolean atLineStart) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            if (isMark(text, at, atLineStart)) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(at));
        }
        return escaped.toString();
    }

    static String destination(String url) {
        StringBuilder escaped = new StringBuilder(url.length());
        for (int at = 0; at < url.length(); at++) {
            escaped.append(url.charAt(at) == '&' && startsEntity(url, at) ? "&amp;" : url.substring(at, at + 1));
        }
        return url.indexOf('(') < 0 && url.indexOf(')') < 0 ? escaped.toString() : "<" + escaped + ">";
    }

    static boolean endsInBorder(@Nullable Node before) {
        return before == null
                || before instanceof TextNode text
                        && isBorder(
                                text.getWholeText().charAt(text.getWholeText().length() - 1));
    }

    static boolean startsWithBorder(@Nullable Node after) {
        return after == null
                || after instanceof TextNode text
                        && isBorder(text.getWholeText().charAt(0));
    }

    private static boolean isBorder(char c) {
        return c < 0x80
                ? !Character.isLetterOrDigit(c)
                : PUNCTUATION.matcher(String.valueOf(c)).matches();
    }

    private static boolean isMark(String text, int at, boolean atLineStart) {
        boolean first = atLineStart && at == 0;
        return switch (text.charAt(at)) {
            case '\\', '`', '*', '[', ']', '<', '>', '~' -> true;
            case '_' -> !isLetter(text, at - 1) || !isLetter(text, at + 1);
            case '&' -> startsEntity(text, at);
            case '!' -> at == text.length() - 1;
            case '#' -> first || at > 0 && text.charAt(at - 1) == ' ';
            case '+', '-', '=' -> first;
            case '.', ')' -> atLineStart && isNumber(text, at);
            default -> false;
        };
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean isNumber(String text, int end) {
        return end > 0 && end < 10 && text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean startsEntity(String text, int at) {
        int end = at + (text.startsWith("#", at + 1) ? 2 : 1);
        int start = end;
        while (end < text.length() && end - start < LONGEST_ENTITY && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end > start && text.startsWith(";", end);
    }
}
