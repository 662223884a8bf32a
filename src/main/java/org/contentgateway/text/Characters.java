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
    static String clean(String text) {
        int plain = endOfPlain(text, 0);
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, plain);
        for (int at = plain; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (Character.getType(c) == Character.SURROGATE) {
                out.append(REPLACEMENT);
            } else if (isWhite(c)) {
                out.append(' ');
            } else if (c == ZWJ ? joins(out, text, at + 1) : !isRubbish(c)) {
                out.appendCodePoint(c);
            }
            at += Character.charCount(c);
            plain = endOfPlain(text, at);
            out.append(text, at, plain);
            at = plain;
        }
        return out.toString();
    }

    private static int endOfPlain(String text, int start) {
        int end = start;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether nothing of {@code text} can be seen. */
    static boolean isBlank(String text) {
        for (int at = 0, c; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (isVisible(c)) {
                return false;
            }
        }
        return true;
    }

    /** White space of any kind, U+00A0 too, which {@link Character#isWhitespace} does not take for it. */
    public static boolean isWhite(int c) {
        return c < 0x80
                ? c == ' ' || c >= 0x09 && c <= 0x0D || c >= 0x1C && c <= 0x1F
                : Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F || c > 0xA0 && c < 0x2000 && c != 0xAD && c != 0x1680 && c != 0x180E;
    }

    private static boolean isVisible(int c) {
        return !isWhite(c) && !isRubbish(c) && Character.getType(c) != Character.FORMAT;
    }

    private static boolean joins(CharSequence before, String text, int after) {
        return before.length() > 0 && isVisible(Character.codePointBefore(before, before.length()))
                || after < text.length() && isVisible(text.codePointAt(after));
    }

    private static boolean isRubbish(int c) {
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
