package org.contentgateway.text;

/**
 * Which characters a text may hold. Rubbish that can't be seen goes (NUL and the other controls, soft hyphens, zero-width
 * spaces, noncharacters), as do bidirectional embeddings, overrides and isolates, whose effect would reach past the end
 * of the text. What Persian and emoji are spelt with stays: ZWNJ, ZWJ, the left-to-right and right-to-left marks.
 */
public final class Characters {

    private static final int ZWJ = 0x200D;
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** {@code text} with every kind of white space as U+0020, unpaired surrogates replaced, and the rubbish gone. */
    static String sanitize(String text) {
        int unchanged = endOfUnchanged(text, 0);
        if (unchanged == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, unchanged);
        for (int index = unchanged; index < text.length(); ) {
            int c = text.codePointAt(index);
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
        int end = start;
        while (end < text.length() && isUnchanged(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether nothing of {@code text} can be seen. */
    static boolean isBlank(String text) {
        for (int index = 0, c; index < text.length(); index += Character.charCount(c)) {
            c = text.codePointAt(index);
            if (isVisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** White space of any kind, U+00A0 too, which {@link Character#isWhitespace} does not take for it. */
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
