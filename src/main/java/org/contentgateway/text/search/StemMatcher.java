package org.contentgateway.text.search;

import java.util.regex.Pattern;

/**
 * Whether a stemmer would take two folded words for forms of one. An approximation for highlighting, where PostgreSQL has
 * found the article already: it misses "went" for "go" and takes "import" for "important".
 */
final class StemMatcher {

    private static final int MIN_PREFIX = 4;
    private static final double MIN_PREFIX_RATIO = 0.6;

    /** The Arabic article with the particles that are written to it (Light10, Larkey et al., 2007). */
    static final String ARABIC_ARTICLE = "^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)";

    private static final Pattern LEADING_ARTICLE = Pattern.compile(ARABIC_ARTICLE + "(?=..)");

    private StemMatcher() {}

    /** Whether two words are equal or share a prefix of at least 4 letters and 60 % of the longer. */
    static boolean isLikelySameStem(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        int longer = Math.max(one.length(), other.length());
        return shared == longer || shared >= MIN_PREFIX && shared >= MIN_PREFIX_RATIO * longer;
    }

    static String withoutArabicArticle(String word) {
        return word.charAt(0) >= '\u0627' && word.charAt(0) <= '\u0648'
                ? LEADING_ARTICLE.matcher(word).replaceFirst("")
                : word;
    }
}
