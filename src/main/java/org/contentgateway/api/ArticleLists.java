package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.Articles;
import org.contentgateway.content.Articles.Slice;
import org.contentgateway.content.ListRange;
import org.contentgateway.content.SortOrder;
import org.contentgateway.content.counts.ArticleCounts;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The query for a list of articles. */
@GraphQLApi
public class ArticleLists {

    private final Articles articles;
    private final ArticleCounts counts;
    private final ArticleMapper mapper;

    ArticleLists(Articles articles, ArticleCounts counts, ArticleMapper mapper) {
        this.articles = articles;
        this.counts = counts;
        this.mapper = mapper;
    }

    @Query
    @Description("A page of the list of articles that match a filter.")
    public ArticleConnection articles(
            @Nullable
                    @Name("first")
                    @Description("Number of articles from the start of the range: at most 100. Default 20.")
                    Integer first,
            @Nullable @Name("after") @Description("Only articles after this cursor.") String after,
            @Nullable @Name("last") @Description("Number of articles from the end of the range: at most 100.")
                    Integer last,
            @Nullable @Name("before") @Description("Only articles before this cursor.") String before,
            @Nullable @Name("filter") @Description("Conditions on the articles. Default: all articles.")
                    ArticleFilter filter,
            @Name("orderBy") @DefaultValue("PUBLISHED_DESC") @Description("Order of the list.") ArticleOrder orderBy)
            throws BadRequestException {
        var order = orderBy.order();
        var criteria = ArticleFilter.of(filter);
        ResponseDependencies.list(criteria);
        var range =
                PageRequest.of(first, Cursor.parse(order, "after", after), last, Cursor.parse(order, "before", before));
        var selection = Selection.current();
        var slice = articles.list(criteria, order, range, selection.connection().with(order.column()));
        var edges = slice.articles().stream()
                .map(article -> new ArticleEdge(order, order.position(article), mapper.map(article)))
                .toList();
        return new ArticleConnection(
                edges,
                edges.stream().map(ArticleEdge::getNode).toList(),
                PageInfo.of(
                        selection.has("pageInfo")
                                ? edges.stream().map(ArticleEdge::getCursor).toList()
                                : List.of(),
                        selection.has("pageInfo/hasPreviousPage") && hasMore(slice, range, criteria, order, true),
                        selection.has("pageInfo/hasNextPage") && hasMore(slice, range, criteria, order, false)),
                selection.has("totalCount") ? Math.toIntExact(counts.count(criteria)) : 0);
    }

    /**
     * Whether the list has articles after the page, or before it where reversed. The read itself determines that for its own
     * direction; the other side takes a query of its own only where the page does not start at an end of the list.
     */
    private boolean hasMore(Slice slice, ListRange range, ArticleCriteria criteria, SortOrder order, boolean reversed) {
        if (range.fromEnd() == reversed && slice.more()) {
            return true;
        }
        var bound = reversed ? range.after() : range.before();
        if (bound == null) {
            return false;
        }
        if (slice.articles().isEmpty()) {
            return articles.hasMore(criteria, order, bound, reversed);
        }
        var edge = slice.articles().get(reversed ? 0 : slice.articles().size() - 1);
        return articles.hasMore(criteria, order, order.position(edge), reversed);
    }
}
