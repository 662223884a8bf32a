package org.contentgateway.text.search;

import java.util.regex.Pattern;

/** Endings that PostgreSQL's stemmers (Snowball) take off in one spelling only: folded words get that one. */
final class SuffixNormalizer {

    /** Behind an article the Arabic stemmer knows the feminine ending as teh marbuta only, without one as heh too. */
    private static final Pattern ARABIC_FEMININE = Pattern.compile(StemMatcher.ARABIC_ARTICLE + "\\p{IsArabic}{3,}\u0647");

    /** The plural -aciones is stemmed, but the singular only with its accent. */
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
