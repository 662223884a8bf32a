package org.contentgateway.text.search;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Persian writes its verbal prefix and its plural ending joined by a ZWNJ, together or, against the rule, apart. Here
 * apart becomes together, as ZWNJ does by folding. Only what is no word of its own, of the affixes that Hazm's Normalizer
 * joins; the comparative ending, which alone means "wet", is left out.
 */
final class PersianAffixes {

    private static final Set<String> PREFIXES = Set.of(Folding.foldWord("می"), Folding.foldWord("نمی"));

    private static final Set<String> SUFFIXES = Set.of(
            Folding.foldWord("ها"),
            Folding.foldWord("های"),
            Folding.foldWord("هایی"),
            Folding.foldWord("هایم"),
            Folding.foldWord("هایت"),
            Folding.foldWord("هایش"),
            Folding.foldWord("هایمان"),
            Folding.foldWord("هایتان"),
            Folding.foldWord("هایشان"));

    private static final char FIRST_ARABIC = 0x600;

    private PersianAffixes() {}

    /** Whether two words in a row, both folded, are one. */
    static boolean areJoined(String word, String next) {
        return isArabic(word.charAt(word.length() - 1))
                && isArabic(next.charAt(0))
                && (PREFIXES.contains(word) && !isAffix(next) || SUFFIXES.contains(next) && !endsWithAffix(word));
    }

    private static boolean isAffix(String word) {
        return PREFIXES.contains(word) || SUFFIXES.contains(word);
    }

    private static boolean endsWithAffix(String word) {
        return PREFIXES.contains(word) || SUFFIXES.stream().anyMatch(word::endsWith);
    }

    private static boolean isArabic(char c) {
        return c >= FIRST_ARABIC && UnicodeScript.of(c) == UnicodeScript.ARABIC;
    }
}
