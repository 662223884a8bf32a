package org.contentgateway.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.content.FetchPlan;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.content.search.FullTextSearch;
import org.contentgateway.content.search.FullTextSearch.Hit;
import org.contentgateway.text.search.SearchQuery;
import org.contentgateway.text.search.Snippet;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The query for articles by their words. */
@GraphQLApi
public class SearchQueries {

    private static final int SNIPPET_LENGTH = 200;

    private final FullTextSearch search;
    private final Articles articles;
    private final ArticleMapper views;
    private final Context context;

    SearchQueries(FullTextSearch search, Articles articles, ArticleMapper views, Context context) {
        this.search = search;
        this.articles = articles;
        this.views = views;
        this.context = context;
    }

    @Query
    @Description("Articles by their words, the best first. Every spelling of a word finds every other, and other forms "
            + "of it where its language has a stemmer.")
    public SearchConnection search(
            @Name("query")
                    @Description("Words that all occur; \"a phrase\", word or word, -without. Any text is a query.")
                    String query,
            @Nullable @Name("first") @Description("How many: at most 100, 20 unless told.") Integer first,
            @Nullable @Name("after") @Description("Only what comes after this cursor.") String after,
            @Nullable @Name("filter") @Description("Only among these.") ArticleFilter filter)
            throws BadRequestException {
        var parsed = SearchQuery.parse(query);
        var which = ArticleFilter.of(filter);
        ResponseDependencies.list(context, which);
        var selection = Selection.of(context);
        var hits = search.find(parsed, which, SearchCursor.parse(parsed, after), PageRequest.size("first", first));
        var snippets = selection.has("edges/snippet") || selection.has("edges/matches");
        var edges = edges(
                hits.hits(), parsed, snippets ? selection.connection().withBodies() : selection.connection(), snippets);
        return new SearchConnection(
                edges,
                edges.stream().map(SearchEdge::node).toList(),
                PageInfo.of(edges.stream().map(SearchEdge::cursor).toList(), after != null, hits.more()),
                selection.has("totalCount") ? Math.toIntExact(search.count(parsed, which)) : 0);
    }

    private List<SearchEdge> edges(List<Hit> hits, SearchQuery query, FetchPlan shape, boolean snippets) {
        var found =
                articles.byId(hits.stream().map(hit -> ArticleKey.of(hit.id())).toList(), shape);
        var edges = new ArrayList<SearchEdge>(hits.size());
        for (var hit : hits) {
            var article = found.get(hit.id());
            if (article != null) { // else it was withdrawn a moment ago
                edges.add(edge(hit, query, article, snippets));
            }
        }
        return edges;
    }

    private SearchEdge edge(Hit hit, SearchQuery query, StoredArticle article, boolean snippets) {
        var view = views.map(article);
        var snippet = snippets
                ? Snippet.of(view.body().text(), query, FullTextSearch.isStemmed(view.language()), SNIPPET_LENGTH)
                : new Snippet("", List.of());
        return new SearchEdge(
                SearchCursor.of(query, hit),
                view,
                hit.score(),
                snippet.text(),
                snippet.matches().stream().map(TextRange::of).toList());
    }
}
