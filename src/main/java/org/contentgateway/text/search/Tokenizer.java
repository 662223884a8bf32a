package org.contentgateway.text.search;

import com.ibm.icu.text.BreakIterator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into words: runs of letters, marks and digits. Hyphens and apostrophes are separators, so that "homme"
 * is found in "l’homme". Each ideograph is a word (UAX #29); runs of other scripts without spaces are segmented by
 * {@link WordSegmenter}. Format characters such as ZWNJ do not separate words.
 */
final class Tokenizer implements Iterator<Token> {

    /**
     * Longer sequences of marks occur in no language (UAX #15, Stream-Safe Text Format); normalizing them would take
     * more than linear time.
     */
    private static final int MAX_MARKS = 30;

    private static final int FIRST_NON_ASCII = 0x80;

    private final String text;
    private int position;
    private @Nullable Token next;

    /** The run of token characters around the position, and its word boundaries if it is written without spaces. */
    private int runStart;

    private int runEnd;
    private @Nullable BreakIterator boundaries;

    Tokenizer(String text) {
        this.text = text;
        next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Token next() {
        var token = peek();
        next = read();
        while (next != null && PersianAffixes.areJoined(token.word(), next.word())) {
            token = token.joinedWith(next);
            next = read();
        }
        return token;
    }

    /** Returns the next word without consuming it; a Persian suffix that follows it is not attached yet. */
    Token peek() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    private @Nullable Token read() {
        while (position < text.length()) {
            var start = position;
            var end = wordEnd(start);
            if (end == start) {
                position += Character.charCount(text.codePointAt(position));
                continue;
            }
            position = end;
            var word = Folding.foldWord(text.substring(start, end));
            if (!word.isEmpty()) {
                return new Token(start, end, word);
            }
        }
        return null;
    }

    /** Returns the end of the word at {@code start}; within a run without spaces, as ICU segments it. */
    private int wordEnd(int start) {
        if (start >= runEnd) {
            runEnd = tokenEnd(start);
            boundaries = null;
            for (int index = start, c; index < runEnd; index += Character.charCount(c)) {
                c = text.codePointAt(index);
                if (WordSegmenter.isUnspaced(c)) {
                    runStart = start;
                    boundaries = WordSegmenter.boundaries(text.substring(start, runEnd));
                    break;
                }
            }
        }
        return boundaries == null ? runEnd : runStart + boundaries.following(start - runStart);
    }

    private int tokenEnd(int start) {
        var end = asciiEnd(start);
        var marks = 0;
        for (int base = end > start ? text.charAt(end - 1) : 0, c; end < text.length(); end += Character.charCount(c)) {
            c = text.codePointAt(end);
            marks = isMark(c) ? marks + 1 : 0;
            var isBase = marks == 0 && !isFormat(c);
            if (!isTokenCharacter(c) || marks > MAX_MARKS || isBase && base != 0 && isIdeographBoundary(base, c)) {
                break;
            }
            base = isBase ? c : base;
        }
        return end;
    }

    private int asciiEnd(int start) {
        var end = start;
        while (end < text.length() && isAsciiAlphanumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isIdeographBoundary(int before, int after) {
        return Character.isIdeographic(before) || Character.isIdeographic(after);
    }

    static boolean isTokenCharacter(int c) {
        return c < FIRST_NON_ASCII
                ? isAsciiAlphanumeric(c)
                : Character.isLetter(c) && !isApostrophe(c) || isNumber(c) || isMark(c) || isFormat(c);
    }

    private static boolean isAsciiAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    static boolean isMark(int c) {
        if (c < FIRST_NON_ASCII) {
            return false;
        }
        var type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    static boolean isFormat(int c) {
        return c >= FIRST_NON_ASCII && Character.getType(c) == Character.FORMAT;
    }

    /**
     * Includes superscript and subscript digits, as in CO₂, and Roman numerals such as Ⅳ; excludes fractions and
     * enclosed numbers.
     */
    @SuppressWarnings("CharacterGetNumericValue") // letters with a numeric value are token characters anyway
    private static boolean isNumber(int c) {
        return Character.getNumericValue(c) >= 0 && (Character.getType(c) != Character.OTHER_NUMBER || c <= '₉');
    }

    /** Apostrophes that Unicode classifies as letters, as in Ukrainian, Hawaiian and transliterated ʿayn. */
    private static boolean isApostrophe(int c) {
        return c >= 0x2B9 && c <= 0x2C1 || c == 0x2EE;
    }
}
