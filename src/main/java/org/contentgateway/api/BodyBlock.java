package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.text.Block;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A block of a body as clients see it. */
@Interface
@Description("A block of a body, for apps that render it without a web view.")
public interface BodyBlock {

    String TEXT = "The block as plain text; empty where there is nothing to read.";
    String HTML = "The block as sanitised HTML, complete in itself.";

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
    @Description("A paragraph.")
    record ParagraphBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html) implements BodyBlock {}

    @Type("HeadingBlock")
    @Description("A heading.")
    record HeadingBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html,
            @Description("1 to 6, as in HTML.") int level,

            @Description("Whether the editors left it an ordinary paragraph, which it still is in html.")
            boolean inferred)
            implements BodyBlock {}

    @Type("QuoteBlock")
    @Description("A quotation that stands by itself.")
    record QuoteBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html) implements BodyBlock {}

    @Type("ListBlock")
    @Description("A list.")
    record ListBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html,
            @Description("Whether its items are numbered.") boolean ordered,

            @Description("Its items as plain text, without bullets or numbers.")
            List<@NonNull String> items)
            implements BodyBlock {}

    @Type("ImageBlock")
    @Description("A picture within the body.")
    record ImageBlock(
            @Description("The picture's caption; empty where it has none.")
            String text,

            @Description(HTML) Html html,
            @Description("Where the picture is.") Url url,

            @Nullable @Description("What it shows, in words.")
            String alt)
            implements BodyBlock {}

    @Type("EmbedBlock")
    @Description("Something that another site plays or shows.")
    record EmbedBlock(
            @Description(TEXT) String text,

            @Description("A link to where it plays, as sanitised HTML.")
            Html html,

            @Description("The page where it plays.") Url url,

            @Nullable @Description("The site's name, as YouTube.")
            String provider)
            implements BodyBlock {}

    @Type("TableBlock")
    @Description("A table.")
    record TableBlock(
            @Description(TEXT) String text,
            @Description(HTML) Html html,

            @Description("The text of each cell, row by row, headers too.")
            List<@NonNull List<@NonNull String>> rows)
            implements BodyBlock {}
}
