package org.contentgateway.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Base direction of a language's script. */
public enum Direction {
    LTR,
    RTL;

    private static final Set<String> RTL_SCRIPTS =
            Set.of("adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi");

    /** Languages whose default script is written from right to left (CLDR likely subtags). */
    private static final Set<String> RTL_LANGUAGES = Set.of(
            "ar", "arc", "arq", "ary", "arz", "apc", "acm", "ajp", "aeb", "afb", "azb", "bal", "bgn", "bqi", "ckb",
            "dv", "fa", "glk", "haz", "he", "iw", "ji", "khw", "ks", "lki", "lrc", "luz", "mzn", "nqo", "pes", "pnb",
            "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

    /** Language and region pairs whose default script is written from right to left (CLDR likely subtags). */
    private static final Set<String> RTL_REGIONS = Set.of(
            "az-iq", "az-ir", "kk-af", "kk-cn", "kk-ir", "ku-iq", "ku-ir", "ky-cn", "pa-pk", "tk-af", "tk-ir", "uz-af");

    /**
     * Returns the direction by the script subtag of a BCP 47 tag, otherwise by its language and region; LTR if unknown.
     */
    public static Direction of(String languageTag) {
        var subtags = Arrays.asList(languageTag.strip().toLowerCase(Locale.ROOT).split("[-_]"));
        var language = subtags.get(0);
        return subtags.stream()
                        .skip(1)
                        .takeWhile(subtag -> subtag.length() > 1)
                        .filter(subtag -> subtag.matches("[a-z]{4}"))
                        .findFirst()
                        .map(RTL_SCRIPTS::contains)
                        .orElseGet(() -> RTL_LANGUAGES.contains(language)
                                || subtags.stream()
                                        .skip(1)
                                        .anyMatch(region -> RTL_REGIONS.contains(language + "-" + region)))
                ? RTL
                : LTR;
    }
}
