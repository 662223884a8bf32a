package org.contentgateway.text.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnippetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "The storm took the roof.; storm; The [storm] took the roof.",
                "A storm, a Storm, STORMS; storm; A [storm], a [Storm], STORMS",
                "L’économie d’abord; économie; L’[économie] d’abord",
                "Moins d’économie; l'economie; Moins d’[économie]",
                "The people left; people’s; The [people] left",
                "A cold war, a war so cold; \"cold war\"; A [cold war], a war so cold",
                "A well-known man; well known; A [well]-[known] man",
                "A well-known man; well-known; A [well-known] man",
                "peace, no war; peace -war; [peace], no war",
                "من نمی\u200Cخواهم بروم; نميخواهم; من [نمی\u200Cخواهم] بروم",
                "من می خواهم بروم; می\u200Cخواهم; من [می خواهم] بروم",
                "در سال ۱۴۰۳ خورشیدی; 1403; در سال [۱۴۰۳] خورشیدی",
                "قال أحمد; احمد; قال [أحمد]",
                "北京大学在北京; 北京; [北京]大学在[北京]",
                "a a b a b; \"a b\"; a [a b] [a b]",
                "one two three; \"one two\" \"two three\"; [one two three]",
                "😀 storm 😀; storm; 😀 [storm] 😀",
            })
    void marksMatches(String text, String query, String marked) {
        assertThat(marked(snippet(text, query, 200))).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "They were negotiating; negotiations; They were [negotiating]",
                "Les élections; élection; Les [élections]",
                "في المدرسة; مدرسة; في [المدرسة]",
                "وبالمدارس; المدرسة; وبالمدارس",
                "the cat; cats; the cat",
                "important; port; important",
            })
    void marksInflectedFormsInStemmedLanguages(String text, String query, String marked) {
        assertThat(marked(Snippet.of(text, SearchQuery.parse(query), true, 200)))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "xxxx xxxx xxxx storm xxxx xxxx xxxx; storm; 17; …xxxx [storm] xxxx…",
                "xxxx xxxx xxxx storm xxxx xxxx xxxx; storm; 8; …[storm]…",
                "xxxx xxxx xxxx xxxx xxxx xxxx storm; storm; 17; …xxxx xxxx [storm]",
                "storm xxxx xxxx xxxx xxxx xxxx xxxx; storm; 17; [storm] xxxx xxxx…",
                "storm yyyy yyyy yyyy yyyy storm rain yyyy; storm rain; 17; …[storm] [rain] yyyy",
                "storm yyyy yyyy yyyy storm storm yyyy yyyy yyyy; storm; 16; …[storm] [storm]…",
                "storm yyyy yyyy yyyy yyyy storm yyyy yyyy; storm; 12; [storm] yyyy…",
                "xxxx xxxx, storm, xxxxxxxxxxxxxxxxxxxxxxxxxx; storm; 22; …xxxx, [storm]…",
                "一二三四五六七八九十百千万; 六; 7; …四五[六]七八…",
            })
    void selectsTheBestPassageAndTruncatesAtWordBoundaries(String text, String query, int length, String marked) {
        assertThat(marked(snippet(text, query, length))).isEqualTo(marked);
    }

    @Test
    void returnsASingleLineAndRangesInUtf16CodeUnits() {
        var snippet = snippet("  One\n\ntwo\u0000 \u202E😀 storm", "storm", 200);
        assertThat(snippet.text()).isEqualTo("One two 😀 storm");
        assertThat(snippet.matches()).containsExactly(new Snippet.TextSpan(11, 16));
    }

    @Test
    void returnsTheBeginningWithoutAMatch() {
        assertThat(snippet("One two three four", "storm", 10)).isEqualTo(new Snippet("One two…", List.of()));
        assertThat(snippet("One two", "-two", 10).matches()).isEmpty();
        assertThat(snippet("", "storm", 10).text()).isEmpty();
        assertThat(snippet("storm", "storm", 0).text()).isEmpty();
    }

    @Test
    void rejectsANegativeLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> snippet("storm", "storm", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"storm ", "storm", "storm-", "xx ", "e\u0301", "می ", "北", "المدرسة ", "\u0315\u0300"})
    @Tag("once")
    void searchesFiveMegabytesInLinearTime(String part) {
        var text = part.repeat(5_000_000 / part.getBytes(UTF_8).length);
        var query = SearchQuery.parse("storm rain \"storm storm\" می مدرسة 北");
        var snippet = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Snippet.of(text, query, true, 200));
        assertThat(snippet.text()).hasSizeLessThanOrEqualTo(200);
    }

    private static Snippet snippet(String text, String query, int length) {
        return Snippet.of(text, SearchQuery.parse(query), false, length);
    }

    /** Returns the text with its matches in brackets. */
    static String marked(Snippet snippet) {
        var marked = new StringBuilder(snippet.text());
        for (var at = snippet.matches().size() - 1; at >= 0; at--) {
            var match = snippet.matches().get(at);
            marked.insert(match.end(), ']').insert(match.start(), '[');
        }
        return marked.toString();
    }
}
