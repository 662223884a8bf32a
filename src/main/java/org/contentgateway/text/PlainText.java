package org.contentgateway.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/** Plain text: no tags, no entities. Lengths are in UTF-16 units, as Java, JavaScript, Android and iOS count. */
public final class PlainText {

    /** What can be nothing but a tag: a known name, then attributes with values or none. "a < b" and "<3" are text. */
    private static final Pattern TAG = Pattern.compile(
            "</?(?i:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p"
                    + "|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul)"
                    + "(?:\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\\s\"'<>]+)){0,16}+\\s*/?>");

    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");

    private PlainText() {}

    /**
     * The plain text of a field that should hold plain text, but in which tags and entities occur by accident: these are
     * taken out and decoded, once, where they can be nothing else. On one line.
     */
    public static String of(String value) {
        String text = value.indexOf('<') < 0 ? value : TAG.matcher(value).replaceAll(PlainText::replacement);
        return singleLine(text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(PlainText::decode));
    }

    /** At most {@code length} of {@code text} on one line; cut as {@link #truncate} does. */
    public static String excerpt(String text, int length) {
        return truncate(singleLine(text), length);
    }

    /**
     * At most {@code length} of {@code text}, its paragraphs kept. What is cut is cut between words, or between graphemes
     * where one word is all there is, and ends in an ellipsis, which counts.
     *
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public static String truncate(String text, int length) {
        return Truncation.of(text, length);
    }

    /**
     * How many words: what stands between white space, and the words within it for scripts that put no space between
     * theirs. A bullet is no word.
     */
    public static int countWords(String text) {
        return WordCounter.count(text);
    }

    /** {@code text} with nothing that can't be shown, and one space for each run of white space. */
    public static String singleLine(String text) {
        return collapseSpaces(Characters.sanitize(text)).strip();
    }

    private static String collapseSpaces(String text) {
        int gap = text.indexOf("  ");
        if (gap < 0) {
            return text;
        }
        StringBuilder collapsed = new StringBuilder(text.length());
        int index = 0;
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
        String name = entity.group(1);
        boolean known =
                name.startsWith("#") || Entities.isNamedEntity(name) && (name.length() > 2 || name.matches("[lg]t"));
        return Matcher.quoteReplacement(known ? Parser.unescapeEntities(entity.group(), true) : entity.group());
    }
}
