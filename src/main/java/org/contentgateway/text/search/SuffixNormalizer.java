package org.contentgateway.text.search;

import java.util.regex.Pattern;

/** Normalizes suffixes that PostgreSQL's Snowball stemmers remove in one spelling only. */
final class SuffixNormalizer {

    /**
     * After a definite article the Arabic stemmer removes the feminine suffix only as teh marbuta; otherwise it removes
     * heh too.
     */
    private static final Pattern ARABIC_FEMININE =
            Pattern.compile(StemMatcher.ARABIC_ARTICLE + "\\p{IsArabic}{3,}\u0647");

    /** The Spanish stemmer removes the plural -aciones, but the singular -ación only with its accent. */
    private static final String SPANISH_NOUN = "acion";

    private SuffixNormalizer() {}

    static String normalize(String word) {
        if (word.endsWith(SPANISH_NOUN)) {
            return word.substring(0, word.length() - 2) + "\u00F3n";
        }
        if (word.endsWith("\u0647") && ARABIC_FEMININE.matcher(word).matches()) {
            return word.substring(0, word.length() - 1) + "\u0629";
        }
        return word;
    }
}
