package org.contentgateway.text.search;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Joins Persian affixes that are written as separate words. The verbal prefix and the plural suffixes are correctly
 * attached with a ZWNJ, which folding removes; attaching separated ones makes all spellings equal. The affixes are
 * those of Hazm's Normalizer that are not words of their own, so the comparative suffix, which alone means "wet", is
 * omitted.
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

    /** Returns whether two adjacent folded words form one word. */
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
