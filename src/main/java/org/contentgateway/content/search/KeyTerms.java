package org.contentgateway.content.search;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the key terms of an article, by which related articles are found: the longest stems of its title, kicker and
 * summary. Long words make a stop word list unnecessary, because stop words are short. Ideographs are too common on
 * their own, so each two adjacent ones are a term.
 */
final class KeyTerms {

    private static final int MAX_TERMS = 10;

    /** Minimum length in code points; in scripts that write a syllable or a word as one character, two. */
    private static final int MIN_LENGTH = 3;

    private static final Set<UnicodeScript> DENSE_SCRIPTS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private final Set<String> candidates = new LinkedHashSet<>();
    private String previous = "";

    /** Adds the next stem of a text. */
    void add(String stem) {
        if (isIdeograph(stem)) {
            if (isIdeograph(previous)) {
                candidates.add(previous + stem);
            }
        } else if (stem.codePointCount(0, stem.length()) >= (isDense(stem) ? 2 : MIN_LENGTH)) {
            candidates.add(stem);
        }
        previous = stem;
    }

    /** Ends a text: what follows is not adjacent to it. */
    void endText() {
        previous = "";
    }

    /** Returns the longest terms; of equally long ones, those that were added first. */
    List<String> longest() {
        return candidates.stream()
                .sorted(Comparator.comparingInt((String term) -> term.codePointCount(0, term.length()))
                        .reversed())
                .limit(MAX_TERMS)
                .toList();
    }

    private static boolean isIdeograph(String stem) {
        return !stem.isEmpty()
                && Character.isIdeographic(stem.codePointAt(0))
                && stem.length() == Character.charCount(stem.codePointAt(0));
    }

    private static boolean isDense(String stem) {
        return DENSE_SCRIPTS.contains(UnicodeScript.of(stem.codePointAt(0)));
    }
}
