package org.contentgateway.text;

import java.util.regex.Pattern;

/**
 * Truncates text at word boundaries, or at grapheme cluster boundaries (UAX #29) within a long word. Indexes are in
 * UTF-16 code units.
 */
public final class Truncation {

    private static final String ELLIPSIS = "…";
    private static final Pattern GRAPHEME_BOUNDARY = Pattern.compile("\\b{g}");

    private Truncation() {}

    public static String of(String text, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length + " is negative. Expected: 0 or more.");
        }
        if (text.length() <= length) {
            return text;
        }
        if (length == 0) {
            return "";
        }
        var limit = length - ELLIPSIS.length();
        var wordEnd = lastWordBoundary(text, limit);
        var end = trimTrailingPunctuation(text, wordEnd > 0 ? wordEnd : lastGraphemeBoundary(text, limit));
        return text.substring(0, end) + ELLIPSIS;
    }

    /** Returns the last word boundary in {@code 1..limit}; 0 if there is none. */
    public static int lastWordBoundary(String text, int limit) {
        for (var index = limit; index > 0; index--) {
            if (Characters.isWhiteSpace(text.charAt(index)) || WordCounter.isIdeographBoundary(text, index)) {
                return index;
            }
        }
        return 0;
    }

    /** Returns the first start of a word in {@code from..limit-1}; {@code limit} if there is none. */
    public static int firstWordStart(String text, int from, int limit) {
        for (var index = from; index < limit; index++) {
            if (index == 0
                    || Characters.isWhiteSpace(text.charAt(index - 1))
                    || WordCounter.isIdeographBoundary(text, index)) {
                return index;
            }
        }
        return limit;
    }

    private static int lastGraphemeBoundary(String text, int limit) {
        var boundary = GRAPHEME_BOUNDARY.matcher(text).region(0, Math.min(text.length(), limit + 64));
        var last = 0;
        while (boundary.find() && boundary.start() <= limit) {
            last = boundary.start();
        }
        return last;
    }

    /**
     * Returns {@code end} without the white space, commas, colons, semicolons and dashes before it, which are redundant
     * before an ellipsis.
     */
    public static int trimTrailingPunctuation(String text, int end) {
        while (end > 0
                && (Characters.isWhiteSpace(text.charAt(end - 1)) || ",;:–—-،؛、，".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end;
    }
}
