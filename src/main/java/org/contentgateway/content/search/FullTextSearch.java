package org.contentgateway.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.database.SqlReader;
import org.contentgateway.text.search.SearchQuery;
import org.jspecify.annotations.Nullable;

/** Searches articles by words and ranks the results: one SQL statement for a page. */
@ApplicationScoped
public class FullTextSearch {

    /** A matching article and what it is sorted by; a higher score is better. */
    public record Hit(long id, float score, Instant publishedAt) {}

    /** Consecutive hits, and whether there are more after them. */
    public record Hits(List<Hit> hits, boolean more) {}

    private final SqlReader reader;

    FullTextSearch(SqlReader reader) {
        this.reader = reader;
    }

    /** Whether a search in the language also finds other inflected forms of a word. */
    public static boolean isStemmed(String language) {
        return SearchDocument.isStemmed(language);
    }

    /**
     * Returns hits in descending order of score, publication and id.
     *
     * @param after exclusive lower bound; null to start with the best hit
     */
    public Hits find(SearchQuery query, ArticleCriteria filter, @Nullable Hit after, int limit) {
        if (query.clauses().isEmpty()) {
            return new Hits(List.of(), false);
        }
        // The additional hit shows whether there are more.
        var found = reader.list(
                new SearchStatement(query, filter).page(after, limit + 1),
                row -> new Hit(
                        row.getLong("id"),
                        row.getFloat("score"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()));
        return new Hits(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /** Counts the matching articles. */
    public long count(SearchQuery query, ArticleCriteria filter) {
        return query.clauses().isEmpty() ? 0 : reader.number(new SearchStatement(query, filter).count());
    }
}
