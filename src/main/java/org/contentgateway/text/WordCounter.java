package org.contentgateway.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Counts words in any script, as word processors do. */
final class WordCounter {

    /** Scripts that are written without spaces between words. */
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

    /**
     * The JDK's only locale whose {@link BreakIterator} uses a dictionary; its other rules are those of every locale.
     */
    private static final Locale THAI = Locale.forLanguageTag("th");

    private WordCounter() {}

    static int count(String text) {
        var words = 0;
        for (var index = 0; index < text.length(); ) {
            var end = index;
            var unspaced = false;
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

    /** Returns whether {@code index} is a word boundary next to an ideograph, where no space is written. */
    static boolean isIdeographBoundary(String text, int index) {
        var before = text.codePointBefore(index);
        var after = text.codePointAt(index);
        return isIdeograph(before) && Character.isLetter(after) || isIdeograph(after) && Character.isLetter(before);
    }

    private static int countUnspaced(String run) {
        var words = (int) run.codePoints().filter(WordCounter::isIdeograph).count();
        var breaks = BreakIterator.getWordInstance(THAI);
        breaks.setText(run);
        for (int start = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                start = end, end = breaks.next()) {
            var first = run.codePointAt(start);
            words += Character.isLetterOrDigit(first) && !isIdeograph(first) ? 1 : 0;
        }
        return words;
    }

    /** Each ideograph counts as a word (UAX #29). */
    private static boolean isIdeograph(int c) {
        return Character.isIdeographic(c);
    }

    private static boolean isUnspaced(String text, int index) {
        return text.charAt(index) >= FIRST_UNSPACED && UNSPACED.contains(UnicodeScript.of(text.codePointAt(index)));
    }
}
