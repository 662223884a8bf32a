package org.contentgateway.content.counts;

import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.Articles;
import org.contentgateway.content.search.FullTextSearch;
import org.contentgateway.database.SqlReader;
import org.contentgateway.text.search.SearchQuery;

/**
 * Counts the articles of lists. The usual filters are counted by the database as articles change, others are counted by an
 * index and cached.
 */
@ApplicationScoped
public class ArticleCounts {

    private final SqlReader reader;
    private final Articles articles;
    private final FullTextSearch search;
    private final CountCache cache;

    ArticleCounts(SqlReader reader, Articles articles, FullTextSearch search, CountCache cache) {
        this.reader = reader;
        this.articles = articles;
        this.search = search;
        this.cache = cache;
    }

    /** Returns the number of visible articles that match. */
    public long count(ArticleCriteria criteria) {
        var counted = CountQuery.of(criteria);
        if (counted.isPresent()) {
            return reader.number(counted.get());
        }
        if (criteria.ids() != null || criteria.contentIds() != null) {
            return articles.count(criteria); // few by definition
        }
        return cache.get(criteria, "", () -> articles.count(criteria));
    }

    /** Returns the number of visible articles that a search finds. */
    public long count(SearchQuery query, ArticleCriteria criteria) {
        return cache.get(criteria, query.websearch(), () -> search.count(query, criteria));
    }
}
