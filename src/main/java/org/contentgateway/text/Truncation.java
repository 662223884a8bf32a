package org.contentgateway.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text to a length, between words where there is a place to. */
public final class Truncation {

    private static final String ELLIPSIS = "…";
    private static final Pattern GRAPHEME_BOUNDARY = Pattern.compile("\\b{g}");

    private Truncation() {}

    public static String of(String text, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length is negative: " + length);
        }
        if (text.length() <= length) {
            return text;
        }
        if (length == 0) {
            return "";
        }
        int limit = length - ELLIPSIS.length();
        int wordEnd = lastWordBoundary(text, limit);
        int end = trimTrailingPunctuation(text, wordEnd > 0 ? wordEnd : lastGraphemeBoundary(text, limit));
        return text.substring(0, end) + ELLIPSIS;
    }

    /** The last place up to {@code limit} to end index; 0 where there is none. */
    public static int lastWordBoundary(String text, int limit) {
        for (int index = limit; index > 0; index--) {
            if (Characters.isWhiteSpace(text.charAt(index)) || WordCounter.isIdeographBoundary(text, index)) {
                return index;
            }
        }
        return 0;
    }

    /** The first place from {@code from} to begin index; {@code limit} where there is none before it. */
    public static int firstWordStart(String text, int from, int limit) {
        for (int index = from; index < limit; index++) {
            if (index == 0 || Characters.isWhiteSpace(text.charAt(index - 1)) || WordCounter.isIdeographBoundary(text, index)) {
                return index;
            }
        }
        return limit;
    }

    private static int lastGraphemeBoundary(String text, int limit) {
        Matcher boundary = GRAPHEME_BOUNDARY.matcher(text).region(0, Math.min(text.length(), limit + 64));
        int last = 0;
        while (boundary.find() && boundary.start() <= limit) {
            last = boundary.start();
        }
        return last;
    }

    /** White space, a comma or a dash before an ellipsis says nothing. */
    public static int trimTrailingPunctuation(String text, int end) {
        while (end > 0
                && (Characters.isWhiteSpace(text.charAt(end - 1)) || ",;:–—-،؛、，".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end;
    }
}
