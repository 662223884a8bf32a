package org.contentgateway.text.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "كتاب, کتاب",
        "يك, یک",
        "على, علی",
        "می\u200Cخواهم, میخواهم",
        "می\u200Cخواهم, می خواهم",
        "نمي\u200Cخواهم, نمی خواهم",
        "کتاب\u200Cها, کتاب ها",
        "کتاب\u200Cهای, کتابهای",
        "خانه\u200Cهایشان, خانه هایشان",
        "خانهٔ, خانه",
        "خانۀ, خانه",
        "۱۲۳, ١٢٣",
        "۱۲۳, 123",
        "مسئول, مسيول",
        "مسئول, مسؤول",
        "مسئول, مسوول",
        "مسئولیت, مسؤولیت",
        "شئون, شؤون",
        "مسئله, مسأله",
        "مسئله, مساله",
        "هیئت, هیأت",
        "جرئت, جرأت",
        "رئیس, رییس",
        "مؤثر, موثر",
        "قرائت, قراءت",
        "ابتداء, ابتدا",
        "هفته\u200Cی, هفتۀ",
        "هفته\u200Cی, هفته",
        "هفته ی, هفته",
        "خانه ی, خانه",
        "خانه\u200Cای, خانه ای",
        "خانه\u200Cاش, خانه",
        "پیشرفت\u200Cهای, پیشرفت",
        "پیشرفت های, پیشرفت",
        "پیشرفتهای, پیشرفت",
        "پیشرفت\u200Cها, پیشرفت",
        "پيشرفتها, پیشرفت",
        "خانه\u200Cهایشان, خانه",
        "جاها, جا\u200Cها",
    })
    void foldsPersianSpellingVariants(String one, String other) {
        assertSameFolding(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "أحمد, احمد",
        "إسلام, اسلام",
        "القرآن, القران",
        "ٱلله, الله",
        "مدرسة, مدرسه",
        "المدرسة, المدرسه",
        "مُحَمَّد, محمد",
        "محـــمد, محمد",
        "موسى, موسي",
        "ﻛﺘﺎﺏ, كتاب",
        "ﷲ, الله",
        "ہے, هي",
    })
    void foldsArabicMarksAndPresentationForms(String one, String other) {
        assertSameFolding(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "Élysée, elysee",
        "ÉLYSÉE, E\u0301lyse\u0301e",
        "cœur, COEUR",
        "año, ano",
        "pingüino, pinguino",
        "Straße, STRASSE",
        "STRAẞE, strasse",
        "Müller, muller",
        "Øre, ore",
        "Łódź, lodz",
        "Ðorđe, dorde",
        "İstanbul, istanbul",
        "ISTANBUL, ıstanbul",
        "ΟΔΥΣΣΕΎΣ, οδυσσευς",
        "Ещё, еще",
        "ﬁnance, finance",
        "ＡＢＣ, abc",
        "CO₂, co2",
        "m², M2",
        "Ⅳ, iv",
        "שָׁלוֹם, שלום",
        "한국, 한국",
        "ガ, カ\u3099",
        "क़, क\u093C",
    })
    void foldsAccentsCaseAndCompatibilityForms(String one, String other) {
        assertSameFolding(one, other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "people's; people’s; people s",
                "l'homme; l’homme; l homme",
                "здоров'я; здоровʼя; здоров я",
                "well-known; well‑known; well known",
                "1990-2000; 1990–2000; 1990 2000",
                "“yes”; «yes»; yes",
                "כ\"ץ; כ״ץ; כ ץ",
                "ʿAli; ‘Ali; ali",
                "he said: no; he said — no!; he said no",
            })
    void separatesWordsAtQuotesApostrophesAndDashes(String one, String other, String words) {
        assertThat(Folding.fold(one)).isEqualTo(words);
        assertThat(Folding.fold(other)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "кой, кои",
        "कि, क",
        "ที่, ท",
        "が, か",
        "각, 가",
        "پدر, بدر",
        "گل, کل",
        "ماهی, ماه",
        "تنها, تن",
        "انتها, انت",
        "بینهایت, بین",
        "آش, خانه",
        "داوود, داد"
    })
    void preservesMarksThatFormAnotherLetter(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({
        "المدرسه, المدرسة",
        "للمدرسة, للمدرسة",
        "مدرسة, مدرسه",
        "الوجه, الوجه",
        "حكومته, حكومته",
        "negociacion, negociación",
        "negociaciones, negociaciones",
    })
    void normalizesSuffixesForTheStemmers(String word, String folded) {
        assertThat(Folding.fold(word)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "ภาษาไทยง่ายนิดเดียว, ภาษา ไทย ง่าย นิด เดียว",
        "カレーライスを食べる, カレーライス を 食 べ る",
        "ພາສາລາວ, ພາສາ ລາວ",
    })
    void segmentsScriptsWithoutSpaces(String text, String words) {
        assertThat(Folding.words(text)).containsExactly(words.split(" "));
    }

    @Test
    void treatsEachIdeographAsAWord() {
        assertThat(Folding.fold("2024年北京大学abc")).isEqualTo("2024 年 北 京 大 学 abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "…!?", "\u0000", "\uD83D", "\uDE00", "\u200C", "\u064B", "😀👨\u200D👩\u200D👧", "™"})
    void foldsTextWithoutWordsToAnEmptyString(String text) {
        assertThat(Folding.fold(text)).isEmpty();
    }

    @Test
    void separatesWordsAtAnySeparator() {
        assertThat(Folding.fold("a\u0000b\uD83Dc😀d\u00A0e\u2028f")).isEqualTo("a b c d e f");
        assertThat(Folding.fold("\u2067سلام\u2069 x\u200Ey co\u00ADop")).isEqualTo("سلام xy coop");
    }

    @Test
    void foldsEveryCodePointIdempotently() {
        for (var c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var folded = Folding.fold(Character.toString(c));
            assertThat(Folding.fold(folded)).as("U+%04X", c).isEqualTo(folded);
        }
    }

    @Tag("once")
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "می ", "ها ", "e\u0301", "\u0315\u0300", "\u093C\u094D", "北", "\u200C", "\uD83D", "' "})
    void foldsRepeatedInputInLinearTime(String part) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Folding.fold("x" + part.repeat(2_000_000 / part.length())));
    }

    private static void assertSameFolding(String one, String other) {
        assertThat(Folding.fold(one)).isNotEmpty().isEqualTo(Folding.fold(other));
    }
}
