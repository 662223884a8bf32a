package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Inputs that overflow the stack of a recursive implementation or take minutes in quadratic time. Each takes about a second
 * in linear time.
 */
@Tag("once")
class LargeBodyTest {

    private static final Duration LINEAR_TIME_LIMIT = Duration.ofSeconds(40);
    private static final BaseUrls BASE = new BaseUrls(null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div",
                "p",
                "b",
                "span dir=rtl",
                "font",
                "ul",
                "ul><li",
                "table><tr><td",
                "blockquote",
                "a href=https://a.example/",
                "svg",
                "i><p"
            })
    void flattensDeeplyNestedElements(String tag) {
        var body = withinLimit(() -> Body.ofHtml(("<" + tag + ">").repeat(30_000) + "x", BASE));
        SafeHtmlAssertions.assertSafe(body.html());
        assertThat(body.html()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<p>A sentence of some words, and its end.</p>", "<b>x", "<p><i>x", "<a href=\"", "<!--", "<", "&amp",
                        "<a ", "x<br>",
                "<ul><li>a", "<i>a<b>b</i>", "<em>a</em>b", "<table>x", "x ", "&nbsp;", "[", "1. ", "</p>"
            })
    void convertsRepeatedInputInLinearTime(String piece) {
        var body = withinLimit(() -> Body.ofHtml(piece.repeat(500_000 / piece.length()), BASE));
        assertThat(body.text().length()).isLessThan(1_000_000);
    }

    @Test
    void convertsABodyOfFiveMegabytes() {
        var paragraph =
                "<p><span style=\"font-size:16px;\">A sentence of some words, and its end.</span></p>\r\n\r\n<p>&nbsp;</p>";
        var body = withinLimit(() -> Body.ofHtml(paragraph.repeat(5_000_000 / paragraph.length()), BASE));
        assertThat(body.blocks()).hasSize(5_000_000 / paragraph.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<b ", "<b a=1 ", "&", "&#", " ", "</", "<b a='"})
    void convertsLongTitlesInLinearTime(String piece) {
        var text = withinLimit(() -> PlainText.of("x" + piece.repeat(250_000 / piece.length())));
        assertThat(text).startsWith("x");
    }

    private static <T> T withinLimit(ThrowingSupplier<T> conversion) {
        return assertTimeoutPreemptively(LINEAR_TIME_LIMIT, conversion);
    }
}
