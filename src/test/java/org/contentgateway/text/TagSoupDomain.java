package org.contentgateway.text;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Generates tag soup: start and end tags in any order, with arbitrary text between them. */
class TagSoupDomain extends DomainContextBase {

    private static final List<String> TAGS = List.of(
            "p",
            "div",
            "span",
            "b",
            "strong",
            "i",
            "em",
            "a",
            "u",
            "q",
            "sub",
            "code",
            "h2",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "td",
            "th",
            "blockquote",
            "figure",
            "figcaption",
            "pre",
            "img",
            "br",
            "hr",
            "iframe",
            "video",
            "source",
            "svg",
            "math",
            "mtext",
            "foreignObject",
            "desc",
            "title",
            "style",
            "script",
            "noscript",
            "template",
            "textarea",
            "select",
            "option",
            "button",
            "form",
            "input",
            "xmp",
            "plaintext",
            "frameset",
            "body",
            "html",
            "o:p",
            "font",
            "center",
            "nobr",
            "marquee",
            "x-y");

    private static final List<String> ATTRIBUTES = List.of(
            "",
            " style='color:red'",
            " class=\"x\"",
            " onclick=alert(1)",
            " onerror='alert(1)'",
            " href=javascript:alert(1)",
            " href='https://example.org/a?b=1&copy=2'",
            " href='/x y(z)'",
            " href=mailto:a@example.org",
            " src=x onerror=alert(1)",
            " src='../../etc/passwd'",
            " src='pictures/a.jpg' alt='A \"picture\" <of> &amp;'",
            " src=https://www.youtube.com/embed/abc",
            " dir=rtl",
            " lang=fa",
            " start=7",
            " colspan=2",
            " xlink:href='data:text/html,x'",
            " \"><script>alert(1)</script>");

    private static final List<String> TEXTS = List.of(
            " ",
            "\n",
            "&nbsp;",
            "word",
            "two words",
            "A sentence, and its end.",
            "می\u200Cخواهم",
            "&amp;lt;b&amp;gt;",
            "&lt;script&gt;",
            "AT&T",
            "a < b > c",
            "*",
            "_",
            "**x**",
            "«",
            "”",
            "[x](y)",
            "[x]: /y",
            "!",
            "`",
            "# ",
            "1. ",
            "+ - =",
            "~~~",
            "\\",
            "| a |",
            "<!-- c -->",
            "<![CDATA[x]]>",
            "<?php ?>",
            "<",
            "&#0;",
            "&#xD800;",
            "\uD83D",
            "\uDE00",
            "\u0000",
            "\u200B",
            "\u200D",
            "\u202E",
            "https://example.org/a_b_c");

    @Provide
    Arbitrary<String> tagSoup() {
        var tag = Arbitraries.of(TAGS);
        var attribute = Arbitraries.of(ATTRIBUTES);
        var startTag = tag.flatMap(name -> attribute.map(attributes -> "<" + name + attributes + ">"));
        var endTag = tag.map(name -> "</" + name + ">");
        var arbitraryText = Arbitraries.strings().ofMaxLength(8);
        var part = Arbitraries.frequencyOf(
                Tuple.of(6, startTag),
                Tuple.of(4, endTag),
                Tuple.of(6, Arbitraries.of(TEXTS)),
                Tuple.of(1, arbitraryText));
        return part.list().ofMaxSize(30).map(parts -> String.join("", parts));
    }
}
