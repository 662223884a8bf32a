package org.contentgateway.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * Conversion and truncation of plain text. Lengths are in UTF-16 code units, as in Java, JavaScript, Android and iOS.
 */
public final class PlainText {

    /** Matches only unambiguous tags: a known name, followed by attributes with values. "a < b" and "<3" are text. */
    private static final Pattern TAG = Pattern.compile(
            "</?(?i:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p"
                    + "|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)"
                    + "(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\\s\"'<>]+)){0,16}+\\s*/?>");

    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");

    private PlainText() {}

    /**
     * Returns the text of a plain-text field that may contain HTML by accident, on a single line. Unambiguous tags are
     * removed and character references are decoded once.
     */
    public static String of(String value) {
        var text = value.indexOf('<') < 0 ? value : TAG.matcher(value).replaceAll(PlainText::replacement);
        return singleLine(text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(PlainText::decode));
    }

    /**
     * Returns at most {@code length} UTF-16 code units of {@code text} on a single line, truncated as by {@link
     * #truncate}.
     */
    public static String excerpt(String text, int length) {
        return truncate(singleLine(text), length);
    }

    /**
     * Returns at most {@code length} UTF-16 code units of {@code text}, including the ellipsis of a truncated text.
     * Line breaks are preserved. Truncates at a word boundary, or at a grapheme cluster boundary (UAX #29) if the first
     * word is too long.
     *
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public static String truncate(String text, int length) {
        return Truncation.of(text, length);
    }

    /**
     * Returns the number of words: sequences separated by white space, and the words within a sequence of a script that
     * is written without spaces. A bullet is not a word.
     */
    public static int countWords(String text) {
        return WordCounter.count(text);
    }

    /** Returns {@code text} without disallowed characters and with each run of white space collapsed to one space. */
    public static String singleLine(String text) {
        return collapseSpaces(Characters.sanitize(text)).strip();
    }

    private static String collapseSpaces(String text) {
        var gap = text.indexOf("  ");
        if (gap < 0) {
            return text;
        }
        var collapsed = new StringBuilder(text.length());
        var index = 0;
        for (; gap >= 0; gap = text.indexOf("  ", index)) {
            collapsed.append(text, index, gap + 1);
            index = gap + 2;
            while (index < text.length() && text.charAt(index) == ' ') {
                index++;
            }
        }
        return collapsed.append(text, index, text.length()).toString();
    }

    private static String replacement(MatchResult tag) {
        return tag.group().matches("(?i)</?(?:br|p|div|li|h[1-6]|tr|td)\\b.*") ? " " : "";
    }

    private static String decode(MatchResult entity) {
        var name = entity.group(1);
        var known =
                name.startsWith("#") || Entities.isNamedEntity(name) && (name.length() > 2 || name.matches("[lg]t"));
        return Matcher.quoteReplacement(known ? Parser.unescapeEntities(entity.group(), true) : entity.group());
    }
}
