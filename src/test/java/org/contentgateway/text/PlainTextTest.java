package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT&T",
                "a < b",
                "R&D; x",
                "Q&A: 1 <3 2",
                "a<b and c>d",
                "&copy 2026",
                "x &D; y",
                "<unknown> y",
                "5 > 4 & 3"
            })
    void preservesTextThatOnlyResemblesHtml(String title) {
        assertThat(PlainText.of(title)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "Q&amp;A, Q&A",
        "&amp;lt;b&amp;gt;, &lt;b&gt;",
        "It&rsquo;s&nbsp;&#8220;x&#x201D;, It’s “x”",
        "It&#146;s, It’s",
        "<b>Bold</b> <i class='x'>it</i>, Bold it",
        "one<br/>two, one two",
        "<p>one</p><p>two</p>, one two",
        "&#0;&#xD800;x, ��x",
    })
    void removesTagsAndDecodesCharacterReferences(String title, String text) {
        assertThat(PlainText.of(title)).isEqualTo(text);
    }

    @Test
    void collapsesWhiteSpaceToASingleLine() {
        assertThat(PlainText.of(" a\r\n\u00A0 b\u200B\u0000 ")).isEqualTo("a b");
    }

    @Test
    void truncatesAnExcerptAtAWordBoundary() {
        assertThat(PlainText.excerpt("one two,\n\nthree four", 12)).isEqualTo("one two…");
    }

    @Test
    void truncatesWithParagraphsPreserved() {
        assertThat(PlainText.truncate("one\n\ntwo three", 10)).isEqualTo("one\n\ntwo…");
        assertThat(PlainText.truncate("one\n\ntwo", 8)).isEqualTo("one\n\ntwo");
    }

    @Test
    void truncatesALongWordAtAGraphemeClusterBoundary() {
        assertThat(PlainText.truncate("👨\u200D👩\u200D👧👨\u200D👩\u200D👧", 12))
                .isEqualTo("👨\u200D👩\u200D👧…");
        assertThat(PlainText.truncate("e\u0301e\u0301e\u0301", 4)).isEqualTo("e\u0301…");
        assertThat(PlainText.truncate("👨\u200D👩\u200D👧", 5)).isEqualTo("…");
    }

    @Test
    void truncatesBetweenIdeographs() {
        assertThat(PlainText.excerpt("一 二三四五六七", 6)).isEqualTo("一 二三四…");
    }

    @Test
    void truncatesToNothingAtLengthZeroAndRejectsNegativeLengths() {
        assertThat(PlainText.truncate("one", 0)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainText.truncate("one", -1))
                .withMessage("length -1 is negative. Expected: 0 or more.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "'  \u00A0 ', 0",
        "one two-three don't, 3",
        "a – b, 3",
        "• a, 1",
        "من می\u200Cخواهم, 2",
        "我们今天, 4",
        "今日は東京へ, 6",
        "ภาษาไทยสวยงาม, 4",
        "iPhone手机, 3",
    })
    void countsWordsInAnyScript(String text, int words) {
        assertThat(PlainText.countWords(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "fa, RTL",
        "fa-IR, RTL",
        "ar, RTL",
        "he, RTL",
        "iw, RTL",
        "ur, RTL",
        "ps, RTL",
        "sd, RTL",
        "ug, RTL",
        "yi, RTL",
        "dv, RTL",
        "ckb, RTL",
        "ku, LTR",
        "ku-Arab, RTL",
        "az, LTR",
        "az-Arab, RTL",
        "az_IR, RTL",
        "ks-Deva, LTR",
        "sd-Deva-IN, LTR",
        "en, LTR",
        "en-x-arab, LTR",
        "pa-Arab-PK, RTL",
        "'', LTR",
        "FA-latn, LTR",
    })
    void derivesTheDirectionFromTheScript(String language, Direction direction) {
        assertThat(Direction.of(language)).isEqualTo(direction);
    }
}
