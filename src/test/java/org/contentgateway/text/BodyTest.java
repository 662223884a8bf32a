package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final BaseUrls BASE =
            new BaseUrls(URI.create("https://news.example/en/"), URI.create("https://media.example/files"));

    @Test
    void removesStylesAndSpansWithoutOtherAttributes() {
        var body = of(
                "<p class=x style='margin:0'><span style='font-size:16px'>One <font color=red>two</font></span></p>");
        assertThat(body.html()).isEqualTo("<p>One two</p>");
    }

    @Test
    void removesParagraphsWithoutVisibleContent() {
        var body = of("<p>&nbsp;</p><p>a</p><p><span> &#8203;&zwnj;</span></p><p><br></p><p></p><h2>\u00A0</h2>");
        assertThat(body.html()).isEqualTo("<p>a</p>");
    }

    @Test
    void returnsAnEmptyBodyForInvisibleContent() {
        assertThat(of(" <p>&nbsp;</p> ")).isEqualTo(new Body("", "", 0));
        assertThat(of("").readingMinutes()).isZero();
    }

    @Test
    void roundsReadingTimeUpToOneMinute() {
        assertThat(of("word").readingMinutes()).isEqualTo(1);
    }

    @Test
    void decodesCharacterReferencesOnce() {
        assertThat(of("<p>&amp;lt;b&amp;gt; &amp; &rsquo;&#8211;&lt;i&gt;</p>").text())
                .isEqualTo("&lt;b&gt; & ’–<i>");
    }

    @Test
    void wrapsLooseTextInParagraphs() {
        assertThat(of("a<div>b</div>c").html()).isEqualTo("<p>a</p>\n<p>b</p>\n<p>c</p>");
    }

    @Test
    void preservesOneLineBreakAndEndsTheParagraphAtTwo() {
        assertThat(of("a<br>b<br><br>c<br>").html()).isEqualTo("<p>a<br>b</p>\n<p>c</p>");
        assertThat(of("a<br>b<br><br>c").text()).isEqualTo("a\nb\n\nc");
    }

    @Test
    void movesSpaceOutOfPhrasingElementsAndMergesAdjacentOnes() {
        var body = of("<p>one<b> two </b>three <b>fo</b><b>ur</b></p>");
        assertThat(body.html()).isEqualTo("<p>one <b>two</b> three <b>four</b></p>");
    }

    @Test
    void wrapsEachParagraphWithinAPhrasingElement() {
        assertThat(of("<b><p>a</p><p>b</p></b>").html()).isEqualTo("<p><b>a</b></p>\n<p><b>b</b></p>");
    }

    @Test
    void preservesDirectionAndLanguage() {
        var body =
                of("<p dir=RTL lang=fa>متن <span lang=en dir=ltr style='x'>text</span></p><div dir=rtl><p>ب</p></div>");
        assertThat(body.html())
                .isEqualTo("<p dir=\"RTL\" lang=\"fa\">متن <span dir=\"ltr\" lang=\"en\">text</span></p>\n"
                        + "<p dir=\"rtl\">ب</p>");
    }

    @Test
    void preservesZwnjInPersianAndZwjInEmoji() {
        assertThat(of("<p>می\u200Cخواهم\u200B 👨\u200D👩\u200D👧</p>").text())
                .isEqualTo("می\u200Cخواهم 👨\u200D👩\u200D👧");
    }

    @Test
    void replacesUnpairedSurrogatesAndRemovesControls() {
        assertThat(of("<p>a\uD83Db\uDE00c\u0000\u0007d&#xD800;</p>").text()).isEqualTo("a\uFFFDb\uFFFDcd\uFFFD");
    }

    @Test
    void removesBidirectionalOverridesAndPreservesMarks() {
        assertThat(of("<p>a\u202Etxt.exe\u202C \u2067b\u2069 c\u200F!</p>").text())
                .isEqualTo("atxt.exe b c\u200F!");
    }

    @Test
    void writesOneLinePerListItem() {
        var body = of("<ul><li>a</li><li>b<ol start=3><li>c</li><li><p>d</p></li></ol></li></ul>");
        assertThat(body.text()).isEqualTo("• a\n• b\n  3. c\n  4. d");
        assertThat(body.wordCount()).isEqualTo(6);
    }

    @Test
    void movesAListDirectlyInAListIntoThePreviousItem() {
        assertThat(of("<ul><li>a</li><ul><li>b</li></ul></ul>").html())
                .isEqualTo("<ul><li>a<ul><li>b</li></ul></li></ul>");
    }

    @Test
    void writesOneLinePerTableRow() {
        var body =
                of("<table border=1><thead><tr><th>a<th>b<tbody><tr><td colspan=2>c<br>d<tr><td>&nbsp;<td>e</table>");
        assertThat(body.text()).isEqualTo("a\tb\nc d\n\te");
    }

    @Test
    void extractsTheTextOfContentPastedFromWord() {
        var body = of("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p.MsoNormal {}</style>"
                + "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-US>Title<o:p></o:p></span></b></p>"
                + "<p class=MsoNormal><o:p>&nbsp;</o:p></p><st1:place>Text</st1:place>");
        assertThat(body.text()).isEqualTo("Title\n\nText");
    }

    @Test
    void preservesTheLinesOfPreformattedText() {
        assertThat(of("<pre>a\nb\n\nc<b>d</b></pre>").text()).isEqualTo("a\nb\n\ncd");
    }

    @Test
    void writesQuotationMarksAroundAnInlineQuotation() {
        assertThat(of("<p>a <q>b</q></p>").text()).isEqualTo("a “b”");
    }

    @Test
    void splitsEncodedTextIntoParagraphsAndLines() {
        var body = Body.ofEncodedText("a &quot;b&quot;\r\n\r\n&nbsp;\r\n\r\nc < d &amp;lt;\r\ne", BASE);
        assertThat(body.html()).isEqualTo("<p>a \"b\"</p>\n<p>c &lt; d &amp;lt;<br>e</p>");
    }

    @Test
    void ignoresTagsWhiteSpaceAndEncodingInComparisons() {
        var html = "<p title='a > b'>It&rsquo;s <b>a</b> &lt; b</p>\r\n<!-- x --><p>&nbsp;</p>";
        assertThat(Body.differByMoreThanTags(html, "It’s a < b")).isFalse();
        assertThat(Body.differByMoreThanTags(html, "It&rsquo;s a &lt; b\r\n\r\n&nbsp;"))
                .isFalse();
    }

    @Test
    void detectsDifferentText() {
        assertThat(Body.differByMoreThanTags("<p>one two</p>", "one three")).isTrue();
        assertThat(Body.differByMoreThanTags("<p>&amp;lt;</p>", "&lt;")).isTrue();
    }

    private static Body of(String html) {
        return Body.ofHtml(html, BASE);
    }
}
