package org.contentgateway.text;

/**
 * Character filter for all texts. Removes invisible characters (controls, soft hyphens, zero-width spaces,
 * noncharacters) and bidirectional embeddings, overrides and isolates (UAX #9), whose effect would extend beyond the
 * text. Preserves ZWNJ, ZWJ and the left-to-right and right-to-left marks, which Persian and emoji sequences require.
 */
public final class Characters {

    private static final int ZWJ = 0x200D;
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /**
     * Returns {@code text} with every white-space character as U+0020, unpaired surrogates as U+FFFD, and disallowed
     * characters removed.
     */
    static String sanitize(String text) {
        var unchanged = endOfUnchanged(text, 0);
        if (unchanged == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, unchanged);
        for (var index = unchanged; index < text.length(); ) {
            var c = text.codePointAt(index);
            if (Character.getType(c) == Character.SURROGATE) {
                out.append(REPLACEMENT);
            } else if (isWhiteSpace(c)) {
                out.append(' ');
            } else if (c == ZWJ ? isBesideVisible(out, text, index + 1) : !isRemoved(c)) {
                out.appendCodePoint(c);
            }
            index += Character.charCount(c);
            unchanged = endOfUnchanged(text, index);
            out.append(text, index, unchanged);
            index = unchanged;
        }
        return out.toString();
    }

    private static int endOfUnchanged(String text, int start) {
        var end = start;
        while (end < text.length() && isUnchanged(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns whether {@code text} contains no visible character. */
    static boolean isBlank(String text) {
        for (int index = 0, c; index < text.length(); index += Character.charCount(c)) {
            c = text.codePointAt(index);
            if (isVisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a code point is white space, including U+00A0, which {@link Character#isWhitespace} excludes. */
    public static boolean isWhiteSpace(int c) {
        return c < 0x80
                ? c == ' ' || c >= 0x09 && c <= 0x0D || c >= 0x1C && c <= 0x1F
                : Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isUnchanged(char c) {
        return c >= ' ' && c < 0x7F || c > 0xA0 && c < 0x2000 && c != 0xAD && c != 0x1680 && c != 0x180E;
    }

    private static boolean isVisible(int c) {
        return !isWhiteSpace(c) && !isRemoved(c) && Character.getType(c) != Character.FORMAT;
    }

    private static boolean isBesideVisible(CharSequence before, String text, int after) {
        return before.length() > 0 && isVisible(Character.codePointBefore(before, before.length()))
                || after < text.length() && isVisible(text.codePointAt(after));
    }

    private static boolean isRemoved(int c) {
        return Character.getType(c) == Character.CONTROL
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xFDD0 && c <= 0xFDEF
                || c == 0xAD
                || c == 0x180E
                || c == 0x200B
                || c == 0xFEFF
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c >= 0xFFF9 && c <= 0xFFFC;
    }
}
