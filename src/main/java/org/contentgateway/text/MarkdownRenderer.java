package org.contentgateway.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Renders a sanitized body as CommonMark 0.31. Elements that CommonMark has no syntax for (tables, underline,
 * subscript) are written as HTML. Recursion is safe because the depth of a sanitized body is limited.
 */
final class MarkdownRenderer {

    private MarkdownRenderer() {}

    static String render(Element element) {
        return switch (element.normalName()) {
            case "body" -> blocks(element);
            case "blockquote" -> "> " + blocks(element).replace("\n", "\n> ");
            case "ul", "ol" -> list(element);
            case "table" -> element.outerHtml();
            case "figure" -> figure(element);
            case "p" -> MarkdownInline.render(element.childNodes());
            default -> heading(element);
        };
    }

    private static String blocks(Element container) {
        var blocks = new ArrayList<String>();
        var inlines = new ArrayList<Node>();
        for (var node : container.childNodes()) {
            if (Blocks.isPhrasing(node)) {
                inlines.add(node);
                continue;
            }
            if (!inlines.isEmpty()) {
                blocks.add(MarkdownInline.render(inlines));
                inlines.clear();
            }
            blocks.add(render((Element) node));
        }
        if (!inlines.isEmpty()) {
            blocks.add(MarkdownInline.render(inlines));
        }
        return String.join("\n\n", blocks);
    }

    private static String heading(Element heading) {
        var hashes = "#".repeat(heading.normalName().charAt(1) - '0');
        return hashes + " " + MarkdownInline.render(heading.childNodes()).replace("\\\n", "<br>");
    }

    /** Adjacent lists use different markers, otherwise CommonMark joins them into one list. */
    private static String list(Element list) {
        var before = list.previousElementSibling();
        var follows = before != null && before.nameIs(list.normalName());
        var markdown = new StringBuilder();
        var number = PlainTextRenderer.firstNumber(list);
        for (var item : list.children()) {
            var marker = list.nameIs("ol") ? number++ + (follows ? ") " : ". ") : follows ? "* " : "- ";
            var indented = blocks(item).replace("\n", "\n" + " ".repeat(marker.length()));
            markdown.append(markdown.isEmpty() ? "" : "\n").append(marker).append(indented);
        }
        return markdown.toString();
    }

    private static String figure(Element figure) {
        var image = MarkdownInline.render(List.of(figure.child(0)));
        return figure.childrenSize() == 1
                ? image
                : image + "\n\n" + MarkdownInline.render(figure.child(1).childNodes());
    }
}
