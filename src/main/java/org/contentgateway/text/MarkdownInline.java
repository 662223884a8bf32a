package org.contentgateway.text;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Renders the phrasing content of one paragraph as CommonMark inlines. */
final class MarkdownInline {

    private final StringBuilder out = new StringBuilder();

    private MarkdownInline() {}

    static String render(List<Node> nodes) {
        var paragraph = new MarkdownInline();
        nodes.forEach(paragraph::write);
        return paragraph.out.toString();
    }

    private void write(Node node) {
        if (node instanceof TextNode text) {
            var atLineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
            out.append(MarkdownText.escape(text.getWholeText(), atLineStart));
            return;
        }
        var element = (Element) node;
        switch (element.normalName()) {
            case "br" -> out.append("\\\n");
            case "img" -> {
                out.append("![").append(MarkdownText.escape(element.attr("alt"), false));
                out.append("](")
                        .append(MarkdownText.destination(element.attr("src")))
                        .append(')');
            }
            case "a" -> link(element);
            case "strong", "b" -> emphasis(element, "**");
            case "em", "i" -> emphasis(element, "*");
            default -> html(element);
        }
    }

    private void link(Element element) {
        var href = element.attr("href");
        if (element.childNodeSize() == 1
                && element.childNode(0) instanceof TextNode text
                && text.getWholeText().equals(href)) {
            out.append('<').append(href).append('>');
            return;
        }
        out.append('[');
        element.childNodes().forEach(this::write);
        out.append("](").append(MarkdownText.destination(href)).append(')');
    }

    private void emphasis(Element element, String delimiter) {
        if (!canUseDelimiter(element)) {
            html(element);
            return;
        }
        out.append(delimiter);
        element.childNodes().forEach(this::write);
        out.append(delimiter);
    }

    /**
     * Returns whether delimiters are certain to be parsed as emphasis. Within a word, next to other delimiters, or with
     * attributes, the element is written as inline HTML.
     */
    private static boolean canUseDelimiter(Element element) {
        return element.attributesSize() == 0
                && !Blocks.isPhrasing(Objects.requireNonNull(element.parent()))
                && MarkdownText.endsWithBoundary(element.previousSibling())
                && MarkdownText.startsWithBoundary(element.nextSibling());
    }

    private void html(Element element) {
        var tags = element.shallowClone().outerHtml();
        var end = tags.indexOf('>') + 1;
        out.append(tags, 0, end);
        element.childNodes().forEach(this::write);
        out.append("</").append(element.normalName()).append('>');
    }
}
