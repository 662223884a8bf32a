package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.content.FetchPlan;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.content.counts.ArticleCounts;
import org.contentgateway.content.search.FullTextSearch;
import org.contentgateway.content.search.FullTextSearch.Hit;
import org.contentgateway.text.search.SearchQuery;
import org.contentgateway.text.search.Snippet;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The query for full-text search. */
@GraphQLApi
public class SearchQueries {

    private static final int SNIPPET_LENGTH = 200;

    private final FullTextSearch search;
    private final Articles articles;
    private final ArticleCounts counts;
    private final ArticleMapper mapper;

    SearchQueries(FullTextSearch search, Articles articles, ArticleCounts counts, ArticleMapper mapper) {
        this.search = search;
        this.articles = articles;
        this.counts = counts;
        this.mapper = mapper;
    }

    @Query
    @Description("Full-text search, best match first. A word matches all its spellings, and its inflected forms where "
            + "PostgreSQL has a stemmer for the language.")
    public SearchConnection search(
            @Name("query")
                    @Description(
                            "Words that must all occur. \"Quotes\" match a phrase, or matches alternatives, a minus excludes. Any text is valid.")
                    String query,
            @Nullable @Name("first") @Description("Number of results: at most 100. Default 20.") Integer first,
            @Nullable @Name("after") @Description("Only results after this cursor.") String after,
            @Nullable @Name("filter") @Description("Conditions on the articles. Default: all articles.")
                    ArticleFilter filter)
            throws BadRequestException {
        var parsed = SearchQuery.parse(query);
        var criteria = ArticleFilter.of(filter);
        ResponseDependencies.list(criteria);
        var selection = Selection.current();
        var hits = search.find(parsed, criteria, SearchCursor.parse(parsed, after), PageRequest.size("first", first));
        var snippets = selection.has("edges/snippet") || selection.has("edges/matches");
        var edges = edges(
                hits.hits(),
                parsed,
                snippets
                        ? selection.connection().with(ArticleColumn.BODY_TEXT).with(ArticleColumn.LANGUAGE)
                        : selection.connection(),
                snippets);
        return new SearchConnection(
                edges,
                edges.stream().map(SearchEdge::node).toList(),
                PageInfo.of(edges.stream().map(SearchEdge::cursor).toList(), after != null, hits.more()),
                selection.has("totalCount") ? Math.toIntExact(counts.count(parsed, criteria)) : 0);
    }

    private List<SearchEdge> edges(List<Hit> hits, SearchQuery query, FetchPlan plan, boolean snippets) {
        var found =
                articles.byId(hits.stream().map(hit -> ArticleKey.of(hit.id())).toList(), plan);
        var edges = new ArrayList<SearchEdge>(hits.size());
        for (var hit : hits) {
            var article = found.get(hit.id());
            if (article != null) { // else it was withdrawn meanwhile
                edges.add(edge(hit, query, article, snippets));
            }
        }
        return edges;
    }

    private SearchEdge edge(Hit hit, SearchQuery query, StoredArticle article, boolean snippets) {
        var mapped = mapper.map(article);
        var snippet = snippets
                ? Snippet.of(
                        article.body(ArticleColumn.BODY_TEXT),
                        query,
                        FullTextSearch.isStemmed(mapped.getLanguage()),
                        SNIPPET_LENGTH)
                : new Snippet("", List.of());
        return new SearchEdge(
                SearchCursor.of(query, hit),
                mapped,
                hit.score(),
                snippet.text(),
                snippet.matches().stream().map(TextRange::of).toList());
    }
}
