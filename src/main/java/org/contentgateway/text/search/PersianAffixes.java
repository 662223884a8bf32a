package org.contentgateway.text.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes or joins Persian affixes, which are written attached, with a ZWNJ or with a space. The verbal prefix is attached,
 * the plural suffixes and the ezafe after a silent heh are removed, so that all spellings of a word are equal and a plural is
 * found by its singular. The plural suffixes are those of Hazm's Normalizer; the comparative suffix, which alone means "wet",
 * is omitted.
 */
final class PersianAffixes {

    private static final String ZWNJ = "\u200C";
    private static final String HEH = "\u0647";

    private static final Set<String> PREFIXES = folded("می", "نمی");

    /** Longest first. */
    private static final List<String> PLURALS =
            folded("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان").stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();

    /** Words that only look like plurals. */
    private static final Set<String> SINGULARS = folded(
            "انتها", "انتهای", "انتهایی", "اشتها", "اشتهای", "اشتهایی", "منتها", "منتهای", "بینهایت", "درنهایت",
            "مانهایم");

    /** Suffixes that follow a silent heh separated by a ZWNJ. */
    private static final Set<String> AFTER_HEH =
            folded("ی", "یی", "ای", "ام", "ات", "اش", "مان", "تان", "شان", "اند", "ایم", "اید");

    /** Those of them that are written as separate words too and are none of their own. */
    private static final Set<String> SEPARATE_AFTER_HEH = folded("ی", "ای");

    /** A shorter rest is rarely a noun: "تنها" (alone) is no plural of "تن". */
    private static final int MIN_STEM = 3;

    private static final char FIRST_ARABIC = 0x600;

    private PersianAffixes() {}

    /** Returns the parts of an unfolded word at its ZWNJs, without an ezafe or possessive suffix after a silent heh. */
    static List<String> withoutEzafe(String word) {
        if (!word.contains(ZWNJ)) {
            return List.of(word);
        }
        var parts = new ArrayList<>(List.of(word.split(ZWNJ, -1)));
        while (parts.size() > 1
                && AFTER_HEH.contains(Folding.foldSimple(parts.get(parts.size() - 1)))
                && Folding.foldSimple(parts.get(parts.size() - 2)).endsWith(HEH)) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    /** Returns a folded word without its plural suffix. */
    static String withoutPlural(String word) {
        if (word.isEmpty() || !isArabic(word.charAt(word.length() - 1))) {
            return word;
        }
        for (var suffix : PLURALS) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= MIN_STEM && !SINGULARS.contains(word)) {
                return withoutPlural(word.substring(0, word.length() - suffix.length()));
            }
        }
        return word;
    }

    /** Returns whether two adjacent folded words form one word. */
    static boolean areJoined(String word, String next) {
        if (!isArabic(word.charAt(word.length() - 1)) || !isArabic(next.charAt(0))) {
            return false;
        }
        return PREFIXES.contains(word) && !isAffix(next)
                || PLURALS.contains(next) && !isAffix(word)
                || isEzafe(word, next);
    }

    /** Returns the folded form of two words that are joined. */
    static String join(String word, String next) {
        return isEzafe(word, next) ? word : Folding.foldWord(word + next);
    }

    private static boolean isEzafe(String word, String next) {
        return SEPARATE_AFTER_HEH.contains(next) && word.length() >= MIN_STEM && word.endsWith(HEH);
    }

    private static boolean isAffix(String word) {
        return PREFIXES.contains(word) || PLURALS.contains(word);
    }

    private static boolean isArabic(char c) {
        return c >= FIRST_ARABIC && UnicodeScript.of(c) == UnicodeScript.ARABIC;
    }

    private static Set<String> folded(String... words) {
        return Stream.of(words).map(Folding::foldSimple).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
