package org.contentgateway.text.search;

import java.util.regex.Pattern;

/**
 * Approximates whether a stemmer reduces two folded words to the same stem. Used only to highlight matches in articles
 * that PostgreSQL has found: it misses "went" for "go" and accepts "import" for "important".
 */
final class StemMatcher {

    private static final int MIN_PREFIX = 4;
    private static final double MIN_PREFIX_RATIO = 0.6;

    /** The Arabic definite article with its attached particles (Light10, Larkey et al., 2007). */
    static final String ARABIC_ARTICLE = "^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)";

    private static final Pattern LEADING_ARTICLE = Pattern.compile(ARABIC_ARTICLE + "(?=..)");

    private StemMatcher() {}

    /** Returns whether two words are equal or share a prefix of at least 4 letters and 60 % of the longer word. */
    static boolean isLikelySameStem(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        var shared = 0;
        while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        var longer = Math.max(one.length(), other.length());
        return shared == longer || shared >= MIN_PREFIX && shared >= MIN_PREFIX_RATIO * longer;
    }

    static String withoutArabicArticle(String word) {
        return word.charAt(0) >= '\u0627' && word.charAt(0) <= '\u0648'
                ? LEADING_ARTICLE.matcher(word).replaceFirst("")
                : word;
    }
}
