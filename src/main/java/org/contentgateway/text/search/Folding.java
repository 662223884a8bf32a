package org.contentgateway.text.search;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.HEBREW;
import static java.lang.Character.UnicodeScript.INHERITED;
import static java.lang.Character.UnicodeScript.SYRIAC;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Folds the spelling variants of a word to one form, so that a search finds all of them regardless of the keyboard.
 *
 * <p>Words are compatibility-decomposed (NFKD: ligatures, presentation forms, full width), stripped of the characters
 * of {@link #isRemoved}, case-folded, and recomposed (NFC). {@link #canonicalLetters} maps letters that Unicode
 * distinguishes but writers do not, after Lucene's ArabicNormalizer, PersianNormalizer and ASCIIFoldingFilter. Persian
 * letters are mapped to Arabic ones because PostgreSQL's Arabic stemmer knows no others.
 */
public final class Folding {

    /**
     * Scripts whose marks are optional vowels, accents or cantillation. In others, such as Devanagari or Thai, marks
     * are letters.
     */
    private static final Set<UnicodeScript> OPTIONAL_MARKS = EnumSet.of(INHERITED, ARABIC, CYRILLIC, HEBREW, SYRIAC);

    private static final int TATWEEL = 0x640;
    private static final int BREVE = 0x306;

    private Folding() {}

    /**
     * Returns the folded words of a text in order. White space, punctuation and symbols are only separators, so that
     * PostgreSQL's parser splits articles and queries in the same way.
     */
    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var tokens = new Tokenizer(text); tokens.hasNext(); ) {
            words.add(tokens.next().word());
        }
        return words;
    }

    /** Returns the {@linkplain #words words} of a text, separated by single spaces. */
    static String fold(String text) {
        return String.join(" ", words(text));
    }

    /** Returns one folded word; empty if it contains only marks. */
    static String foldWord(String word) {
        if (isAscii(word)) {
            return SuffixNormalizer.normalize(word.toLowerCase(Locale.ROOT));
        }
        var folded = new StringBuilder(word.length());
        for (var part : PersianAffixes.withoutEzafe(word)) {
            folded.append(foldNonAscii(HamzaNormalizer.normalize(part)));
        }
        return SuffixNormalizer.normalize(PersianAffixes.withoutPlural(folded.toString()));
    }

    /** Returns one folded word with its affixes. */
    static String foldSimple(String word) {
        return foldNonAscii(word);
    }

    private static String foldNonAscii(String word) {
        var folded = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Tokenizer.isTokenCharacter(c) && !isRemoved(c, folded)) {
                append(Character.toLowerCase(Character.toUpperCase(c)), folded);
            }
        });
        return composedSaraAm(Normalizer.normalize(folded, Normalizer.Form.NFC));
    }

    /** Thai and Lao sara am has a compatibility decomposition only, which NFC does not undo. */
    private static String composedSaraAm(String word) {
        return word.replace("\u0E4D\u0E32", "\u0E33").replace("\u0ECD\u0EB2", "\u0EB3");
    }

    private static boolean isAscii(String word) {
        for (var index = 0; index < word.length(); index++) {
            if (word.charAt(index) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The breve of й is significant: it forms another letter, and the Russian stemmer depends on it. */
    private static boolean isRemoved(int c, CharSequence before) {
        if (c == BREVE && before.length() > 0 && UnicodeScript.of(before.charAt(before.length() - 1)) == CYRILLIC) {
            return false;
        }
        return c == TATWEEL
                || Tokenizer.isFormat(c)
                || Tokenizer.isMark(c) && OPTIONAL_MARKS.contains(UnicodeScript.of(c)) && !isVoicedSoundMark(c);
    }

    /** Returns whether {@code c} is a Japanese voiced or semi-voiced sound mark, which turns か into が or は into ぱ. */
    private static boolean isVoicedSoundMark(int c) {
        return c == 0x3099 || c == 0x309A;
    }

    private static void append(int c, StringBuilder folded) {
        if (Character.isDigit(c)) {
            folded.append(Character.digit(c, 10));
        } else {
            var letters = canonicalLetters(c);
            if (letters.isEmpty()) {
                folded.appendCodePoint(c);
            } else {
                folded.append(letters);
            }
        }
    }

    /** Returns the letters that replace {@code c}; empty if it is not replaced. */
    private static String canonicalLetters(int c) {
        return switch (c) {
            case 0x671, 0x672, 0x673 -> "\u0627"; // alef with wasla or a wavy hamza: alef
            case 0x649, 0x6CC, 0x6D2 -> "\u064A"; // alef maksura, Farsi yeh, yeh barree: yeh
            case 0x6A9, 0x6AA -> "\u0643"; // keheh, swash kaf: kaf
            case 0x629, 0x6BE, 0x6C1, 0x6C3, 0x6D5 -> "\u0647"; // teh marbuta, heh goal and variants: heh
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ð', 'đ' -> "d";
            case 'ħ' -> "h";
            case 'ł' -> "l";
            case 'ø' -> "o";
            case 'ŧ' -> "t";
            default -> "";
        };
    }
}
