package org.contentgateway.text.search;

import java.util.regex.Pattern;

/** Endings that PostgreSQL's stemmers (Snowball) take off in one spelling only: folded words get that one. */
final class SuffixNormalizer {

    /** Behind an article the Arabic stemmer knows the feminine ending as teh marbuta only, without one as heh too. */
    private static final Pattern FEMININE = Pattern.compile(Stems.ARTICLE + "\\p{IsArabic}{3,}\u0647");

    /** The plural -aciones is stemmed, but the singular only with its accent. */
    private static final String NOUN = "acion";

    private SuffixNormalizer() {}

    static String spell(String word) {
        if (word.endsWith(NOUN)) {
            return word.substring(0, word.length() - 2) + "\u00F3n";
        }
        if (word.endsWith("\u0647") && FEMININE.matcher(word).matches()) {
            return word.substring(0, word.length() - 1) + "\u0629";
        }
        return word;
    }
}
