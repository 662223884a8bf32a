package org.contentgateway.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.Articles;
import org.contentgateway.content.ListRange;
import org.contentgateway.content.Slice;
import org.contentgateway.content.SortOrder;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The query for a list of articles. */
@GraphQLApi
public class ArticleLists {

    private final Articles articles;
    private final ArticleMapper views;
    private final Context context;

    ArticleLists(Articles articles, ArticleMapper views, Context context) {
        this.articles = articles;
        this.views = views;
        this.context = context;
    }

    @Query
    @Description("A list of articles, page by page.")
    public ArticleConnection articles(
            @Nullable @Name("first") @Description("How many from the start: at most 100, 20 unless told.")
                    Integer first,
            @Nullable @Name("after") @Description("Only what comes after this cursor.") String after,
            @Nullable @Name("last") @Description("How many from the end: at most 100.") Integer last,
            @Nullable @Name("before") @Description("Only what comes before this cursor.") String before,
            @Nullable @Name("filter") @Description("Which articles the list holds; all unless told.")
                    ArticleFilter filter,
            @Name("orderBy") @DefaultValue("PUBLISHED_DESC") @Description("The order of the list.")
                    ArticleOrder orderBy)
            throws BadRequestException {
        var order = orderBy.order();
        var which = ArticleFilter.of(filter);
        ResponseDependencies.list(context, which);
        var range =
                PageRequest.of(first, Cursor.parse(order, "after", after), last, Cursor.parse(order, "before", before));
        var selection = Selection.of(context);
        var slice = articles.list(which, order, range, selection.connection());
        var edges = slice.articles().stream()
                .map(article ->
                        new ArticleEdge(Cursor.of(order, order.position(article.summary())), views.map(article)))
                .toList();
        return new ArticleConnection(
                edges,
                edges.stream().map(ArticleEdge::node).toList(),
                PageInfo.of(
                        edges.stream().map(ArticleEdge::cursor).toList(),
                        selection.has("pageInfo/hasPreviousPage") && hasMore(slice, range, which, order, true),
                        selection.has("pageInfo/hasNextPage") && hasMore(slice, range, which, order, false)),
                selection.has("totalCount") ? Math.toIntExact(articles.count(which)) : 0);
    }

    /**
     * Whether the list goes on after a page, or before it where reversed. The read itself tells it of the side that it
     * went towards; the other side is looked at only where the page does not begin at an end of the list.
     */
    private boolean hasMore(Slice slice, ListRange range, ArticleCriteria filter, SortOrder order, boolean reversed) {
        if (range.fromEnd() == reversed && slice.more()) {
            return true;
        }
        var cut = reversed ? range.after() : range.before();
        if (cut == null) {
            return false;
        }
        if (slice.articles().isEmpty()) {
            return articles.hasMore(filter, order, cut, reversed);
        }
        var edge = slice.articles().get(reversed ? 0 : slice.articles().size() - 1);
        return articles.hasMore(filter, order, order.position(edge.summary()), reversed);
    }
}
