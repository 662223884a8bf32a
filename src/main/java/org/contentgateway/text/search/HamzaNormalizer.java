package org.contentgateway.text.search;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Maps the spellings of hamza that occur in the same word to one: Persian and Arabic orthography, old and new, differ in the
 * letter that carries it (مسئله, مسأله, مساله; مسئول, مسؤول, مسوول; هیئت, هیأت; ابتداء, ابتدا).
 */
final class HamzaNormalizer {

    private static final String CONSONANT = "(?<=[\\p{IsArabic}&&[^ايیىوؤئءأإآ\\p{M}]])";

    /** Also without hamza, as newspapers print مسوول and شوون. */
    private static final Pattern BEFORE_WAW = Pattern.compile(CONSONANT + "[ئؤو](?=و)");

    private static final Pattern BEFORE_LAM =
            Pattern.compile("(?<=\\p{IsArabic}[\\p{IsArabic}&&[^ايیىوؤئءأإآ\\p{M}]])ئ(?=ل)");
    private static final Pattern BEFORE_TEH = Pattern.compile("(?<=[\\p{IsArabic}&&[^اوؤئءأإآ\\p{M}]])ئ(?=ت)");
    private static final Pattern AFTER_ALEF = Pattern.compile("(?<=ا)ء(?=\\p{IsArabic})");
    private static final Pattern FINAL_AFTER_ALEF = Pattern.compile("(?<=\\p{IsArabic}{3}ا)ء$");

    private static final Pattern CANDIDATE = Pattern.compile("[ئؤء]|وو|[\\uFB50-\\uFEFF\\u0654]");

    private HamzaNormalizer() {}

    static String normalize(String word) {
        if (!CANDIDATE.matcher(word).find()) {
            return word;
        }
        var composed = Normalizer.normalize(word, Normalizer.Form.NFKC);
        composed = BEFORE_WAW.matcher(composed).replaceAll("ي");
        composed = BEFORE_LAM.matcher(composed).replaceAll("ا");
        composed = BEFORE_TEH.matcher(composed).replaceAll("ا");
        composed = AFTER_ALEF.matcher(composed).replaceAll("ي");
        return FINAL_AFTER_ALEF.matcher(composed).replaceAll("");
    }
}
