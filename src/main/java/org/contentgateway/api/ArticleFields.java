package org.contentgateway.api;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.media.SizeRequest;
import org.contentgateway.text.PlainText;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** An article's fields that take arguments, or that not every read has fetched. */
@GraphQLApi
@NonBlocking
public class ArticleFields {

    static final int MAX_RELATED = 20;

    /** As much as is stored of each article's beginning. */
    private static final int MAX_EXCERPT = org.contentgateway.content.ArticleEntity.LEAD_LENGTH;

    @Description("How the body begins, on one line: cut between words, with an ellipsis where something is left out.")
    public String excerpt(
            @Source Article article,
            @Name("length") @DefaultValue("200") @Description("How long it may be, in UTF-16 units: 1 to 1000.")
                    int length)
            throws BadRequestException {
        if (length < 1 || length > MAX_EXCERPT) {
            throw new BadRequestException("length: an excerpt has 1 to %d characters, not %d. Select bodyText for more."
                    .formatted(MAX_EXCERPT, length));
        }
        return PlainText.excerpt(article.stored().summary().lead(), length);
    }

    @Description("The body as HTML, sanitised by an allow-list and with absolute addresses.")
    public Html bodyHtml(@Source Article article) {
        return new Html(article.body().html());
    }

    @Description("The body as CommonMark.")
    public String bodyMarkdown(@Source Article article) {
        return article.body().markdown();
    }

    @Description("The body as plain text, its paragraphs separated by a blank line.")
    public String bodyText(
            @Source Article article,
            @Nullable
                    @Name("truncateAt")
                    @Description("How long it may be, in UTF-16 units: cut between words, with an ellipsis.")
                    Integer truncateAt)
            throws BadRequestException {
        var text = article.body().text();
        if (truncateAt == null) {
            return text;
        }
        if (truncateAt < 1) {
            throw new BadRequestException("truncateAt: %d leaves no text. Ask for 1 or more.".formatted(truncateAt));
        }
        return PlainText.truncate(text, truncateAt);
    }

    @Description("The body as blocks, for apps that render it without a web view.")
    public List<@NonNull BodyBlock> bodyBlocks(@Source Article article) {
        return article.body().blocks().stream().map(BodyBlock::of).toList();
    }

    @Nullable
    @Description("Where a file of the lead image is that fills a width; null where there is no image.")
    public Url imageUrl(
            @Source Article article,
            @Nullable @Name("width") @Description("In pixels; the largest file there is unless told.") Integer width)
            throws BadRequestException {
        try {
            var asked = SizeRequest.ofWidth(width);
            return article.image() == null ? null : article.image().url(asked);
        } catch (IllegalArgumentException nonsense) {
            throw BadRequestException.of(nonsense);
        }
    }

    @Description("Articles of the same portal and language that are most like it, the most like it first.")
    public List<@NonNull Article> related(
            @Source Article article, @Name("first") @DefaultValue("5") @Description("How many: at most 20.") int first)
            throws BadRequestException {
        PageRequest.size("first", first, MAX_RELATED);
        return article.alike().stream().limit(first).toList();
    }

    @Description("The article as schema.org's NewsArticle, in JSON-LD: to be put into a page's script element.")
    public String jsonLd(@Source Article article) {
        return JsonLd.of(article);
    }

    @Description("All files of the article, in the editors' order.")
    public List<@NonNull Attachment> attachments(
            @Source Article article,
            @Nullable @Name("kind") @Description("Only files of this kind.") AttachmentKind kind) {
        return article.files().stream()
                .filter(file -> kind == null || file.kind() == kind)
                .toList();
    }
}
