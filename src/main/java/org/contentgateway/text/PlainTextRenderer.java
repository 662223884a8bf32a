package org.contentgateway.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Renders a sanitized body or block as plain text: a blank line between paragraphs, one line for each list item and
 * table row, and a tab between cells, as browsers copy tables. Recursion is safe because the depth of a sanitized body
 * is limited.
 */
final class PlainTextRenderer {

    private PlainTextRenderer() {}

    static String render(Element element) {
        return switch (element.normalName()) {
            case "body", "blockquote" -> join(element, "\n\n");
            case "li" -> join(element, "\n");
            case "figure" -> caption(element);
            case "ul", "ol" -> items(element);
            case "table" ->
                rows(element).stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
            default -> element.wholeText();
        };
    }

    private static String caption(Element figure) {
        var caption = figure.selectFirst("figcaption");
        return caption == null ? "" : caption.wholeText();
    }

    /** Returns the text of each cell on a single line, by row. */
    static List<List<String>> rows(Element table) {
        return table.children().stream()
                .map(row -> row.children().stream()
                        .map(cell -> join(cell, " ").replaceAll("\\s+", " "))
                        .toList())
                .toList();
    }

    private static String items(Element list) {
        var text = new StringBuilder();
        var number = firstNumber(list);
        for (var item : list.children()) {
            var marker = list.nameIs("ol") ? number++ + ". " : "• ";
            var content = render(item);
            if (content.isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : "\n").append(marker).append(content.replace("\n", "\n  "));
        }
        return text.toString();
    }

    static int firstNumber(Element list) {
        return list.hasAttr("start") ? Integer.parseInt(list.attr("start")) : 1;
    }

    private static String join(Element container, String separator) {
        var parts = new ArrayList<String>();
        var inlineText = new StringBuilder();
        for (var node : container.childNodes()) {
            if (node instanceof TextNode text) {
                inlineText.append(text.getWholeText());
            } else if (Blocks.isPhrasing(node)) {
                inlineText.append(node.nameIs("br") ? "\n" : ((Element) node).wholeText());
            } else {
                parts.add(inlineText.toString());
                inlineText.setLength(0);
                parts.add(render((Element) node));
            }
        }
        parts.add(inlineText.toString());
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
