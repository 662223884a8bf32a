package org.contentgateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.AdaptToScalar;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.Scalar;
import java.util.List;
import java.util.Locale;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.media.SizeRequest;
import org.contentgateway.text.Body;
import org.contentgateway.text.PlainText;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Fields of an article that take arguments, or that need more than its summary. */
@GraphQLApi
@NonBlocking
public class ArticleFields {

    static final int MAX_RELATED = 20;

    /** The length of the stored lead. */
    private static final int MAX_EXCERPT = org.contentgateway.content.ArticleEntity.LEAD_LENGTH;

    @Description("Beginning of the body on one line, cut at a word boundary, with an ellipsis where text is left out.")
    public String excerpt(
            @Source Article article,
            @Name("length") @DefaultValue("200") @Description("Maximum length in UTF-16 code units: 1 to 1000.")
                    int length)
            throws BadRequestException {
        if (length < 1 || length > MAX_EXCERPT) {
            throw new BadRequestException(String.format(
                    Locale.ROOT,
                    "length: %2$d is out of range. Expected: 1 to %1$d. Select bodyText for longer texts.",
                    MAX_EXCERPT,
                    length));
        }
        return PlainText.excerpt(article.stored().text(ArticleColumn.LEAD), length);
    }

    @Description("Body as HTML, sanitized by an allow-list, with absolute URLs.")
    public Html bodyHtml(@Source Article article) {
        return new Html(article.stored().utf8(ArticleColumn.BODY_HTML));
    }

    @Description("Body as Markdown (CommonMark).")
    public String bodyMarkdown(@Source Article article) {
        return Body.markdown(article.stored().body(ArticleColumn.BODY_HTML));
    }

    @AdaptToScalar(Scalar.String.class)
    @Description("Body as plain text, with a blank line between paragraphs.")
    public PlainBody bodyText(
            @Source Article article,
            @Nullable
                    @Name("truncateAt")
                    @Description(
                            "Maximum length in UTF-16 code units; longer text is cut at a word boundary, with an ellipsis.")
                    Integer truncateAt)
            throws BadRequestException {
        var utf8 = article.stored().utf8(ArticleColumn.BODY_TEXT);
        if (truncateAt == null) {
            return new PlainBody(utf8);
        }
        if (truncateAt < 1) {
            throw new BadRequestException(
                    String.format(Locale.ROOT, "truncateAt: %d is out of range. Expected: 1 or more.", truncateAt));
        }
        return PlainBody.of(PlainText.truncate(new String(utf8, UTF_8), truncateAt));
    }

    @Description("Body as blocks, for apps that render it without a web view.")
    public List<@NonNull BodyBlock> bodyBlocks(@Source Article article) {
        return Body.blocks(article.stored().body(ArticleColumn.BODY_HTML)).stream()
                .map(BodyBlock::of)
                .toList();
    }

    @Nullable
    @Description("URL of the lead image's variant that covers the given width; null where there is no image.")
    public Url imageUrl(
            @Source Article article,
            @Nullable @Name("width") @Description("Width in pixels. Default: the largest variant.") Integer width)
            throws BadRequestException {
        try {
            var request = SizeRequest.ofWidth(width);
            var image = article.getImage();
            return image == null ? null : image.url(request);
        } catch (IllegalArgumentException invalid) {
            throw BadRequestException.of(invalid);
        }
    }

    @Description("Most similar articles of the same portal and language, most similar first.")
    public List<@NonNull Article> related(
            @Source Article article,
            @Name("first") @DefaultValue("5") @Description("Number of articles: at most 20.") int first)
            throws BadRequestException {
        PageRequest.size("first", first, MAX_RELATED);
        return article.relatedArticles().stream().limit(first).toList();
    }

    @Description("Structured data as JSON-LD (schema.org NewsArticle), safe to insert into a script element.")
    public String jsonLd(@Source Article article) {
        return JsonLd.of(article);
    }

    @Description("Files of the article, in the editors' order.")
    public List<@NonNull Attachment> attachments(
            @Source Article article,
            @Nullable @Name("kind") @Description("Only files of this kind.") AttachmentKind kind) {
        return article.files().stream()
                .filter(file -> kind == null || file.getKind() == kind)
                .toList();
    }
}
