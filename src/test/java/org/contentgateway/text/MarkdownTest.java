package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {

    private static final BaseUrls BASE =
            new BaseUrls(URI.create("https://a.example/"), URI.create("https://m.example/"));

    static Stream<Arguments> conversions() {
        return Stream.of(
                arguments("<p>a</p><p>b<br>c</p>", "a\n\nb\\\nc"),
                arguments("<h2>a <b>b</b></h2>", "## a **b**"),
                arguments("<p><strong>a</strong>, <i>b</i></p>", "**a**, *b*"),
                arguments("<p>او گفت: «<b>نه</b>»</p>", "او گفت: «**نه**»"),
                arguments("<p>un<b>believ</b>able H<sub>2</sub>O</p>", "un<b>believ</b>able H<sub>2</sub>O"),
                arguments("<p><a href=/x?a=b&amp;copy=1>a</a></p>", "[a](https://a.example/x?a=b&copy=1)"),
                arguments("<p><a href='/x(y)'>a</a></p>", "[a](<https://a.example/x(y)>)"),
                arguments("<p><a href=https://b.example/>https://b.example/</a></p>", "<https://b.example/>"),
                arguments("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n> \n> b"),
                arguments("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  \n  - b\n- c"),
                arguments("<ol start=9><li>a</li><li>b</li></ol>", "9. a\n10. b"),
                arguments("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
                arguments("<img src=a.jpg alt='a [b]'>", "![a \\[b\\]](https://m.example/a.jpg)"),
                arguments("<table><tr><td>a &amp; b</table>", "<table><tr><td>a &amp; b</td></tr></table>"),
                arguments(
                        "<p>1. a</p><p># b</p><p>- c</p><p>*d* _e_ f_g</p>",
                        "1\\. a\n\n\\# b\n\n\\- c\n\n\\*d\\* \\_e\\_ f_g"),
                arguments("<p>AT&amp;T &amp;lt; a &lt; b</p>", "AT&T \\&lt; a \\< b"),
                arguments("<p>Wow!<a href=/x>a</a></p>", "Wow\\![a](https://a.example/x)"));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void rendersCommonMark(String html, String markdown) {
        assertThat(Body.ofHtml(html, BASE).markdown()).isEqualTo(markdown);
    }
}
