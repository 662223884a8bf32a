package org.contentgateway.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A clean body as CommonMark 0.31. What CommonMark has no mark for (tables, underlining, subscript) is written as the
 * HTML it may hold. Recursion is safe: a clean body is not deep.
 */
final class MarkdownRenderer {

    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*\\[\\]<>~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=#?\\w+;)|(?<=\\s)#|!$");
    private static final Pattern AT_LINE_START = Pattern.compile("^([#+=-])|^([0-9]{1,9})(?=[.)])");

    private MarkdownRenderer() {}

    static String render(Element element) {
        return switch (element.normalName()) {
            case "body" -> blocks(element);
            case "blockquote" -> "> " + blocks(element).replace("\n", "\n> ");
            case "ul", "ol" -> list(element);
            case "table" -> element.outerHtml();
            case "figure" -> figure(element);
            case "p" -> paragraph(element.childNodes());
            default ->
                "#".repeat(element.normalName().charAt(1) - '0') + " "
                        + paragraph(element.childNodes()).replace("\\\n", "<br>");
        };
    }

    private static String blocks(Element container) {
        List<String> blocks = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node node : container.childNodes()) {
            if (Blocks.isInline(node)) {
                run.add(node);
                continue;
            }
            if (!run.isEmpty()) {
                blocks.add(paragraph(run));
                run.clear();
            }
            blocks.add(render((Element) node));
        }
        if (!run.isEmpty()) {
            blocks.add(paragraph(run));
        }
        return String.join("\n\n", blocks);
    }

    private static String list(Element list) {
        StringBuilder markdown = new StringBuilder();
        boolean second = list.previousElementSibling() != null
                && list.previousElementSibling().nameIs(list.normalName());
        int number = TextRenderer.start(list);
        for (Element item : list.children()) {
            String marker = list.nameIs("ol") ? number++ + (second ? ") " : ". ") : second ? "* " : "- ";
            markdown.append(markdown.isEmpty() ? "" : "\n")
                    .append(marker)
                    .append(blocks(item).replace("\n", "\n" + " ".repeat(marker.length())));
        }
        return markdown.toString();
    }

    private static String figure(Element figure) {
        String image = paragraph(List.of(figure.child(0)));
        return figure.childrenSize() == 1
                ? image
                : image + "\n\n" + paragraph(figure.child(1).childNodes());
    }

    private static String paragraph(List<Node> nodes) {
        StringBuilder markdown = new StringBuilder();
        nodes.forEach(node -> inline(node, markdown));
        return markdown.toString();
    }

    private static void inline(Node node, StringBuilder out) {
        if (node instanceof TextNode text) {
            out.append(escape(text.getWholeText(), out.isEmpty() || out.charAt(out.length() - 1) == '\n'));
            return;
        }
        Element element = (Element) node;
        switch (element.normalName()) {
            case "br" -> out.append("\\\n");
            case "img" ->
                out.append("![")
                        .append(escape(element.attr("alt"), false))
                        .append("](")
                        .append(destination(element.attr("src")))
                        .append(')');
            case "a" -> link(element, out);
            case "strong", "b" -> emphasis(element, "**", out);
            case "em", "i" -> emphasis(element, "*", out);
            default -> html(element, out);
        }
    }

    private static void link(Element element, StringBuilder out) {
        String href = element.attr("href");
        if (element.wholeText().equals(href) && element.childNodeSize() == 1) {
            out.append('<').append(href).append('>');
            return;
        }
        out.append('[');
        element.childNodes().forEach(node -> inline(node, out));
        out.append("](").append(destination(href)).append(')');
    }

    private static void emphasis(Element element, String mark, StringBuilder out) {
        if (!isFlanked(element)) {
            html(element, out);
            return;
        }
        out.append(mark);
        element.childNodes().forEach(node -> inline(node, out));
        out.append(mark);
    }

    /** Whether nothing but space, punctuation or the paragraph's end is on either side, so that marks are read as such. */
    private static boolean isFlanked(Element element) {
        Node before = element.previousSibling();
        Node after = element.nextSibling();
        boolean plain = element.attributesSize() == 0 && !Blocks.isInline(element.parent());
        return plain
                && (before == null
                        || before instanceof TextNode text
                                && isBorder(text.getWholeText()
                                        .codePointBefore(text.getWholeText().length())))
                && (after == null
                        || after instanceof TextNode next
                                && isBorder(next.getWholeText().codePointAt(0)));
    }

    private static boolean isBorder(int c) {
        return c == ' ' || c < 0x80 && !Character.isLetterOrDigit(c);
    }

    private static void html(Element element, StringBuilder out) {
        String outer = element.shallowClone().outerHtml();
        String tag = outer.substring(0, outer.indexOf('>') + 1);
        out.append(tag);
        element.childNodes().forEach(node -> inline(node, out));
        out.append("</").append(element.normalName()).append('>');
    }

    private static String destination(String url) {
        String escaped = url.replaceAll("&(?=#?\\w+;)", "&amp;");
        return escaped.indexOf('(') < 0 && escaped.indexOf(')') < 0 ? escaped : "<" + escaped + ">";
    }

    private static String escape(String text, boolean atLineStart) {
        String escaped = SPECIAL.matcher(text).replaceAll("\\\\$0");
        return atLineStart ? AT_LINE_START.matcher(escaped).replaceFirst("$2\\\\$1") : escaped;
    }
}
