package org.contentgateway.content.search;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.WhereClause;
import org.contentgateway.content.search.FullTextSearch.Hit;
import org.contentgateway.database.SqlQuery;
import org.contentgateway.text.search.SearchQuery;
import org.jspecify.annotations.Nullable;

/**
 * Builds the SQL statements of a search. Visibility, score and most criteria of the filter need the columns of {@code
 * article_search} only.
 */
final class SearchStatement {

    /**
     * The query as each text search configuration in use stems it: what an article must match, and the words that it is
     * ranked by. Configurations that stem it alike share one look-up in the index. A query of stop words only is reduced
     * to nothing: its words are then matched as they are.
     */
    private static final String QUERIES = """
            select array_agg(name) as configurations, matching, ranking
            from (select name,
                    coalesce(nullif(websearch_to_tsquery(cast(name as regconfig), ?), ''), websearch_to_tsquery('simple', ?))
                        as matching,
                    coalesce(nullif(websearch_to_tsquery(cast(name as regconfig), ?), ''), websearch_to_tsquery('simple', ?))
                        as ranking
                  from search_configuration) as configured
            group by matching, ranking""";

    private static final String QUERIES_OF_CONFIGURATION =
            QUERIES.replace("from search_configuration", "from search_configuration where name = ?");

    private static final String VISIBLE = WhereClause.VISIBLE.replace("a.", "s.");

    private final String from;
    private final List<Object> parameters = new ArrayList<>();

    SearchStatement(SearchQuery query, ArticleCriteria filter) {
        var language = filter.language();
        var where = where(filter);
        from = " from article_search s join (" + (language == null ? QUERIES : QUERIES_OF_CONFIGURATION)
                + ") q on s.vector @@ q.matching and s.configuration = any (q.configurations)" + where;
        parameters.add(query.websearch());
        parameters.add(query.websearchWithoutPhrases());
        parameters.add(query.websearchForAnyWord());
        parameters.add(query.websearchForAnyWord());
        if (language != null) {
            parameters.add(SearchDocument.configuration(language));
        }
        parameters.addAll(where.parameters());
    }

    private static WhereClause where(ArticleCriteria filter) {
        var where = WhereClause.empty()
                .and(VISIBLE)
                .andIfPresent("s.article_id >> 32 = ?", filter.portal())
                .andIfPresent("s.language = ?", filter.language())
                .andIfPresent("s.article_id = any (?)", filter.ids())
                .andIfPresent("s.article_id & 4294967295 = any (?)", filter.contentIds())
                .andIfPresent("s.published_at >= ?", filter.publishedAfter())
                .andIfPresent("s.published_at < ?", filter.publishedBefore())
                .andIfPresent(article("a.tag_id = ?"), filter.tagId())
                .andIfPresent(article("a.author_id = ?"), filter.authorId())
                .andIfPresent(article("a.updated_at >= ?"), filter.updatedAfter());
        return filter.hasImage() == null
                ? where
                : where.and(article("a.lead_image is " + (filter.hasImage() ? "not null" : "null")));
    }

    private static String article(String condition) {
        return "exists (select from article a where a.id = s.article_id and " + condition + ")";
    }

    /** Returns the statement for all hits in any order: the columns {@code id}, {@code score} and {@code published_at}. */
    SqlQuery hits() {
        return new SqlQuery(
                "select s.article_id as id, ts_rank(s.ranking, q.ranking) as score, s.published_at" + from, parameters);
    }

    /**
     * Returns the statement for hits in descending order of score, publication and id.
     *
     * @param after exclusive lower bound; null to start with the best hit
     */
    SqlQuery page(@Nullable Hit after, int limit) {
        var values = new ArrayList<>(parameters);
        var bound = "";
        if (after != null) {
            bound = " where (score, published_at, id) < (?, ?, ?)";
            values.addAll(List.of(after.score(), after.publishedAt(), after.id()));
        }
        values.add(limit);
        var sql = "select id, score, published_at from (" + hits().sql() + ") as hit" + bound
                + " order by score desc, published_at desc, id desc limit ?";
        return new SqlQuery(sql, values);
    }

    /** Returns the statement that counts the hits. */
    SqlQuery count() {
        return new SqlQuery("select count(*)" + from, parameters);
    }
}
