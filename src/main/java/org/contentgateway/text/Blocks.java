package org.contentgateway.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The blocks of a clean body. */
final class Blocks {

    private static final Set<String> NAMES = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "figure",
            "table",
            "li",
            "td",
            "th",
            "figcaption");

    private Blocks() {}

    static List<Block> of(Element body) {
        List<Block> blocks = new ArrayList<>();
        List<Element> elements = body.children();
        for (int at = 0; at < elements.size(); at++) {
            Element element = elements.get(at);
            blocks.add(HeadingInference.isSubhead(elements, at) ? heading(element, 2, true) : block(element));
        }
        return blocks;
    }

    /** Whether {@code node} of a clean body is part of a paragraph, not a block of its own. */
    static boolean isInline(Node node) {
        return node instanceof TextNode || !NAMES.contains(node.normalName());
    }

    private static Block block(Element element) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                heading(element, element.normalName().charAt(1) - '0', false);
            case "ul", "ol" -> list(element);
            case "table" -> table(element);
            case "figure" -> image(element);
            case "blockquote" -> quote(element);
            default -> paragraph(element);
        };
    }

    private static Block heading(Element element, int level, boolean inferred) {
        return new Block.Heading(element.outerHtml(), PlainTextRenderer.render(element), level, inferred);
    }

    private static Block paragraph(Element element) {
        String html = element.outerHtml();
        String text = PlainTextRenderer.render(element);
        return bareLink(element, text)
                .<Block>map(embed -> new Block.Embed(html, text, text, embed))
                .orElseGet(() -> new Block.Paragraph(html, text));
    }

    /** The provider, if the paragraph is the address of something there and nothing else. */
    private static Optional<String> bareLink(Element paragraph, String text) {
        Element link = paragraph.getElementsByTag("a").first();
        return link != null && link.attr("href").equals(text) ? EmbedProvider.of(text) : Optional.empty();
    }

    /** A quotation whose last words link to a post is how X, Instagram and others have their posts embedded. */
    private static Block quote(Element element) {
        String html = element.outerHtml();
        String text = PlainTextRenderer.render(element);
        Element link = element.getElementsByTag("a").last();
        if (link != null && text.endsWith(link.wholeText())) {
            String url = link.attr("href");
            Optional<String> provider = EmbedProvider.ofPost(url);
            if (provider.isPresent()) {
                return new Block.Embed(html, text, url, provider.get());
            }
        }
        return new Block.Quote(html, text);
    }

    private static Block list(Element element) {
        List<String> items =
                element.children().stream().map(PlainTextRenderer::render).toList();
        return new Block.ListBlock(element.outerHtml(), PlainTextRenderer.render(element), element.nameIs("ol"), items);
    }

    private static Block table(Element element) {
        return new Block.Table(element.outerHtml(), PlainTextRenderer.render(element), PlainTextRenderer.rows(element));
    }

    private static Block image(Element element) {
        Element image = element.expectFirst("img");
        return new Block.Image(
                element.outerHtml(), PlainTextRenderer.render(element), image.attr("src"), image.attr("alt"));
    }
}
