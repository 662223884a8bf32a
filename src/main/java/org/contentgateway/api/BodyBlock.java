package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.text.Block;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A block of a body in the GraphQL schema. */
@Interface
@Description("Block of a body, for apps that render bodies without a web view.")
public interface BodyBlock {

    String TEXT = "Block as plain text; empty where it has no text.";
    String HTML = "Block as sanitized HTML, a complete fragment.";

    @Name("text")
    @Description(TEXT)
    String text();

    @Name("html")
    @Description(HTML)
    Html html();

    static BodyBlock of(Block block) {
        var text = block.text();
        var html = new Html(block.html());
        if (block instanceof Block.Heading heading) {
            return new HeadingBlock(text, html, heading.level(), heading.inferred());
        } else if (block instanceof Block.Quote) {
            return new QuoteBlock(text, html);
        } else if (block instanceof Block.ListBlock list) {
            return new ListBlock(text, html, list.ordered(), list.items());
        } else if (block instanceof Block.Image image) {
            return new ImageBlock(text, html, new Url(image.url()), image.alt().isEmpty() ? null : image.alt());
        } else if (block instanceof Block.Embed embed) {
            return new EmbedBlock(text, html, new Url(embed.url()), embed.provider());
        } else if (block instanceof Block.Table table) {
            return new TableBlock(text, html, table.rows());
        }
        return new ParagraphBlock(text, html);
    }

    @Type("ParagraphBlock")
    @Description("Paragraph.")
    record ParagraphBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html) implements BodyBlock {}

    @Type("HeadingBlock")
    @Description("Heading.")
    record HeadingBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html,
            @Description("Level, 1 to 6 as in HTML.") int level,

            @Description("Whether the heading was inferred from a short paragraph. In html it is still a paragraph.")
            boolean inferred)
            implements BodyBlock {}

    @Type("QuoteBlock")
    @Description("Block quotation.")
    record QuoteBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html) implements BodyBlock {}

    @Type("ListBlock")
    @Description("List.")
    record ListBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html,
            @Description("Whether the items are numbered.") boolean ordered,

            @Description("Items as plain text, without bullets or numbers.")
            List<@NonNull String> items)
            implements BodyBlock {}

    @Type("ImageBlock")
    @Description("Picture within the body.")
    record ImageBlock(
            @Description("Caption as plain text; empty where there is none.")
            String text,

            @Description(HTML) Html html,
            @Description("Address of the picture.") Url url,

            @Nullable @Description("Alternative text: what the picture shows.")
            String alt)
            implements BodyBlock {}

    @Type("EmbedBlock")
    @Description("Embedded content of another site: a video, a post.")
    record EmbedBlock(
            @Description(TEXT) String text,

            @Description("Link to the embedded content, as sanitized HTML.")
            Html html,

            @Description("Address of the embedded content's page.")
            Url url,

            @Nullable @Description("Name of the site, for example YouTube.")
            String provider)
            implements BodyBlock {}

    @Type("TableBlock")
    @Description("Table.")
    record TableBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html,

            @Description("Cells as plain text, row by row, including headers.")
            List<@NonNull List<@NonNull String>> rows)
            implements BodyBlock {}
}
