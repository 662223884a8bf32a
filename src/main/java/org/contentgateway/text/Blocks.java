package org.contentgateway.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Splits a sanitized body into its top-level blocks. */
final class Blocks {

    private static final Set<String> BLOCK_NAMES = Set.of(
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
        var blocks = new ArrayList<Block>();
        var elements = body.children();
        for (var index = 0; index < elements.size(); index++) {
            var element = elements.get(index);
            blocks.add(
                    HeadingInference.isInferredHeading(elements, index) ? heading(element, 2, true) : block(element));
        }
        return blocks;
    }

    /** Returns whether {@code node} of a sanitized body is phrasing content, as opposed to a block. */
    static boolean isPhrasing(Node node) {
        return node instanceof TextNode || !BLOCK_NAMES.contains(node.normalName());
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
        var html = element.outerHtml();
        var text = PlainTextRenderer.render(element);
        return embedProvider(element, text)
                .<Block>map(provider -> new Block.Embed(html, text, text, provider))
                .orElseGet(() -> new Block.Paragraph(html, text));
    }

    /** Returns the provider's name if the paragraph consists of a bare URL of a known provider. */
    private static Optional<String> embedProvider(Element paragraph, String text) {
        var link = paragraph.getElementsByTag("a").first();
        return link != null && link.attr("href").equals(text) ? EmbedProvider.nameOf(text) : Optional.empty();
    }

    /** A blockquote that ends in a link to a post is the embed code of X, Instagram and others. */
    private static Block quote(Element element) {
        var html = element.outerHtml();
        var text = PlainTextRenderer.render(element);
        var link = element.getElementsByTag("a").last();
        if (link != null && text.endsWith(link.wholeText())) {
            var url = link.attr("href");
            var provider = EmbedProvider.nameOfPost(url);
            if (provider.isPresent()) {
                return new Block.Embed(html, text, url, provider.get());
            }
        }
        return new Block.Quote(html, text);
    }

    private static Block list(Element element) {
        var items = element.children().stream().map(PlainTextRenderer::render).toList();
        return new Block.ListBlock(element.outerHtml(), PlainTextRenderer.render(element), element.nameIs("ol"), items);
    }

    private static Block table(Element element) {
        return new Block.Table(element.outerHtml(), PlainTextRenderer.render(element), PlainTextRenderer.rows(element));
    }

    private static Block image(Element element) {
        var image = element.expectFirst("img");
        return new Block.Image(
                element.outerHtml(), PlainTextRenderer.render(element), image.attr("src"), image.attr("alt"));
    }
}
