package org.contentgateway.text.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds words in scripts that are written without spaces, by the dictionaries of ICU. Ideographs are words of their own,
 * see {@link Tokenizer}.
 */
final class WordSegmenter {

    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA);

    private static final int FIRST = 0x0E00;

    /** Not thread-safe, and dear to make: cloned for each run. */
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

    private WordSegmenter() {}

    /** Returns whether {@code c} belongs to a script that is written without spaces. */
    static boolean isUnspaced(int c) {
        return c >= FIRST && SCRIPTS.contains(UnicodeScript.of(c));
    }

    /** Returns an iterator over the word boundaries of a run. */
    static BreakIterator boundaries(String run) {
        var boundaries = WORDS.clone();
        boundaries.setText(run);
        return boundaries;
    }
}
