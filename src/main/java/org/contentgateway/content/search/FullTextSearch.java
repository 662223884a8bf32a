package org.contentgateway.content.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.WhereClause;
import org.contentgateway.database.SqlQuery;
import org.contentgateway.database.SqlReader;
import org.contentgateway.text.search.SearchQuery;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Searches articles by words and ranks the results. */
@ApplicationScoped
public class FullTextSearch {

    /** A matching article and its rank; a higher score is better. */
    public record Hit(long id, float score) {}

    /** Consecutive hits, and whether there are more after them. */
    public record Hits(List<Hit> hits, boolean more) {}

    /** A text search configuration, and a query as PostgreSQL writes a {@code tsquery} for it. */
    @RegisterForReflection // instantiated by Hibernate
    private record ConfiguredQuery(String configuration, String query) {}

    private static final String FROM = " from article_search s join article a on a.id = s.article_id";

    /**
     * The text search configurations in use, each with the query as it stems it. A query of stop words only is reduced to
     * nothing: its words are then matched as they are.
     */
    private static final String QUERIES_SQL = """
            select name as configuration, cast(case when numnode(stemmed) > 0 then stemmed
                                   else websearch_to_tsquery('simple', :words) end as text) as query
            from (select name, websearch_to_tsquery(cast(name as regconfig), :query) as stemmed
                  from search_configuration where name = coalesce(cast(:name as text), name)) configurations
            order by name""";

    private final SessionFactory sessions;
    private final SqlReader reader;

    FullTextSearch(SessionFactory sessions, SqlReader reader) {
        this.sessions = sessions;
        this.reader = reader;
    }

    /** Whether a search in the language also finds other inflected forms of a word. */
    public static boolean isStemmed(String language) {
        return SearchDocument.isStemmed(language);
    }

    /**
     * Returns hits in descending order of score and id.
     *
     * @param after exclusive lower bound; null to start with the best hit
     */
    public Hits find(SearchQuery query, ArticleCriteria filter, @Nullable Hit after, int limit) {
        if (query.clauses().isEmpty()) {
            return new Hits(List.of(), false);
        }
        var queries = queries(query, filter);
        if (queries.isEmpty()) {
            return new Hits(List.of(), false);
        }
        var where = where(filter);
        if (after != null) {
            where.and("(ts_rank(s.vector, q.query), a.id) < (?, ?)", after.score(), after.id());
        }
        var found = reader.list(
                query(
                        "select a.id, ts_rank(s.vector, q.query)",
                        queries,
                        where,
                        "order by 2 desc, 1 desc limit " + (limit + 1)),
                row -> new Hit(row.getLong(1), row.getFloat(2)));
        return new Hits(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /** Counts the matching articles. */
    public long count(SearchQuery query, ArticleCriteria filter) {
        if (query.clauses().isEmpty()) {
            return 0;
        }
        var queries = queries(query, filter);
        return queries.isEmpty()
                ? 0
                : reader.list(query("select count(*)", queries, where(filter), ""), row -> row.getLong(1))
                        .get(0);
    }

    /** Joins one query for each text search configuration, because each stems the query differently. */
    private static SqlQuery query(String select, List<ConfiguredQuery> queries, WhereClause where, String order) {
        var values = new StringJoiner(", ", " cross join (values ", ") as q (configuration, query)");
        var parameters = new ArrayList<Object>();
        for (var configured : queries) {
            values.add("(?, ?::tsquery)");
            parameters.add(configured.configuration());
            parameters.add(configured.query());
        }
        parameters.addAll(where.parameters());
        return new SqlQuery(select + FROM + values + where + order, parameters);
    }

    private static WhereClause where(ArticleCriteria filter) {
        return filter.where().and("s.configuration = q.configuration").and("s.vector @@ q.query");
    }

    /** Returns the queries of the text search configurations in use; empty if no article of the language is stored. */
    private List<ConfiguredQuery> queries(SearchQuery query, ArticleCriteria filter) {
        var language = filter.language();
        return sessions.fromStatelessSession(session -> session.createNativeQuery(QUERIES_SQL, ConfiguredQuery.class)
                .setParameter("query", query.websearch())
                .setParameter("words", query.websearchWithoutPhrases())
                .setParameter("name", language == null ? null : SearchDocument.configuration(language), String.class)
                .getResultList());
    }
}
