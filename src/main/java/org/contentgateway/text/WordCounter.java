package org.contentgateway.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Words, as word processors count them, in any script. */
final class WordCounter {

    /** Scripts that put no space between words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final int FIRST_UNSPACED = 0x0E00;

    /** The only language for which the JDK's rules come with a dictionary; for any other they are the common ones. */
    private static final Locale THAI = Locale.forLanguageTag("th");

    private WordCounter() {}

    static int count(String text) {
        int words = 0;
        for (int index = 0; index < text.length(); ) {
            int end = index;
            boolean unspaced = false;
            while (end < text.length() && !Characters.isWhiteSpace(text.charAt(end))) {
                unspaced |= isUnspaced(text, end++);
            }
            if (unspaced) {
                words += countUnspaced(text.substring(index, end));
            } else if (end > index && !(end == index + 1 && text.charAt(index) == '•')) {
                words++;
            }
            index = end + 1;
        }
        return words;
    }

    /** Whether a text may be cut index {@code index}, though no space is there. */
    static boolean isIdeographBoundary(String text, int index) {
        int before = text.codePointBefore(index);
        int after = text.codePointAt(index);
        return isIdeograph(before) && Character.isLetter(after) || isIdeograph(after) && Character.isLetter(before);
    }

    private static int countUnspaced(String run) {
        int words = (int) run.codePoints().filter(WordCounter::isIdeograph).count();
        BreakIterator breaks = BreakIterator.getWordInstance(THAI);
        breaks.setText(run);
        for (int start = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                start = end, end = breaks.next()) {
            int first = run.codePointAt(start);
            words += Character.isLetterOrDigit(first) && !isIdeograph(first) ? 1 : 0;
        }
        return words;
    }

    /** An ideograph is a word of its own (UAX #29). */
    private static boolean isIdeograph(int c) {
        return Character.isIdeographic(c);
    }

    private static boolean isUnspaced(String text, int index) {
        return text.charAt(index) >= FIRST_UNSPACED && UNSPACED.contains(UnicodeScript.of(text.codePointAt(index)));
    }
}
