package org.contentgateway.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.content.Portals;
import org.contentgateway.content.StoredArticle;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The queries for articles: one by its id or number, or a list of them. */
@GraphQLApi
public class ArticleQueries {

    private static final int DEFAULT_PAGE = 20;
    private static final int MAX_PAGE = 100;

    private final Articles articles;
    private final Portals portals;
    private final Context context;

    ArticleQueries(Articles articles, Portals portals, Context context) {
        this.articles = articles;
        this.portals = portals;
        this.context = context;
    }

    @Query
    @Nullable
    @Description("The article with an id; null where there is none.")
    public Article article(@Id @Name("id") @Description("An id as an article has it.") String id)
            throws BadRequestException {
        return find(GlobalId.article(id));
    }

    @Query
    @Nullable
    @Description("The article that the CMS knows by a number; null where there is none.")
    public Article articleByContentId(
            @Name("portal") @Description("The CMS's number of the portal.") int portal,
            @Name("contentId") @Description("The CMS's number of the content.") int contentId) {
        return find(new ArticleKey(portal, contentId));
    }

    @Query
    @Description("Articles, the newest first.")
    public ArticleConnection articles(
            @Nullable @Name("first") @Description("How many: at most 100, 20 unless told.") Integer first,
            @Nullable @Name("after") @Description("The cursor to go on after.") String after)
            throws BadRequestException {
        var position = after == null ? null : Cursor.parse("after", after);
        var slice = articles.newest(size(first), position, Selection.ofConnection(context));
        var edges = slice.articles().stream()
                .map(article -> new ArticleEdge(Cursor.of(article.card()), view(article)))
                .toList();
        return ArticleConnection.of(edges, after != null, slice.more());
    }

    private static int size(@Nullable Integer first) throws BadRequestException {
        if (first == null) {
            return DEFAULT_PAGE;
        }
        if (first < 0) {
            throw new BadRequestException(
                    "first: %d is negative. Ask for 0 to %d articles.".formatted(first, MAX_PAGE));
        }
        if (first > MAX_PAGE) {
            throw new BadRequestException.PageSizeExceeded(
                    "first: a page has at most %d articles, not %d. Ask for fewer and go on with after."
                            .formatted(MAX_PAGE, first));
        }
        return first;
    }

    private @Nullable Article find(ArticleKey key) {
        return articles.find(key, Selection.ofArticle(context)).map(this::view).orElse(null);
    }

    private Article view(StoredArticle article) {
        return Article.of(article, portals.get(article.card().key().portal()));
    }
}
