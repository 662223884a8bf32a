package org.contentgateway.content.search;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.contentgateway.content.ArticleCriteria;
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

    private static final String VISIBLE = "s.published_at <= now() and (s.removed_at is null or s.removed_at > now())";

    private final String queries;
    private final List<Object> parameters = new ArrayList<>();
    private final StringJoiner conditions = new StringJoiner(" and ").add(VISIBLE);

    private SearchStatement(SearchQuery query, @Nullable String language) {
        queries = language == null ? QUERIES : QUERIES_OF_CONFIGURATION;
        parameters.add(query.websearch());
        parameters.add(query.websearchWithoutPhrases());
        parameters.add(query.websearchForAnyWord());
        parameters.add(query.websearchForAnyWord());
        if (language != null) {
            parameters.add(SearchDocument.configuration(language));
        }
    }

    static SearchStatement of(SearchQuery query, ArticleCriteria filter) {
        var statement = new SearchStatement(query, filter.language());
        statement.addFilter(filter);
        return statement;
    }

    private void addFilter(ArticleCriteria filter) {
        add("s.article_id >> 32 = ?", filter.portal());
        add("s.language = ?", filter.language());
        addAnyOf("s.article_id", filter.ids());
        addAnyOf("(s.article_id & 4294967295)", filter.contentIds());
        add("s.published_at >= ?", filter.publishedAfter());
        add("s.published_at < ?", filter.publishedBefore());
        addOfArticle("tag_id = ?", filter.tagId());
        addOfArticle("author_id = ?", filter.authorId());
        addOfArticle("updated_at >= ?", filter.updatedAfter());
        if (filter.hasImage() != null) {
            conditions.add((filter.hasImage() ? "" : "not ")
                    + "exists (select from attachment f where f.article_id = s.article_id and f.kind = 'IMAGE')");
        }
    }

    private void add(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.add(value);
        }
    }

    private void addAnyOf(String column, @Nullable List<? extends Number> values) {
        if (values != null && values.isEmpty()) {
            conditions.add("false");
        } else {
            add(column + " = any (?)", values);
        }
    }

    private void addOfArticle(String condition, @Nullable Object value) {
        add("exists (select from article a where a.id = s.article_id and a." + condition + ")", value);
    }

    /** Returns the statement for all hits in any order: the columns {@code id}, {@code score} and {@code published_at}. */
    private String hits() {
        return "select s.article_id as id, ts_rank(s.ranking, q.ranking) as score, s.published_at" + from();
    }

    private String from() {
        return " from article_search s join (" + queries
                + ") q on s.vector @@ q.matching and s.configuration = any (q.configurations) where " + conditions;
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
        var sql = "select id, score, published_at from (" + hits() + ") as hit" + bound
                + " order by score desc, published_at desc, id desc limit ?";
        return new SqlQuery(sql, values);
    }

    /** Returns the statement that counts the hits. */
    SqlQuery count() {
        return new SqlQuery("select count(*)" + from(), parameters);
    }
}
