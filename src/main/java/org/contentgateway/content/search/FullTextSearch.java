package org.contentgateway.content.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.StringJoiner;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.WhereClause;
import org.contentgateway.text.search.SearchQuery;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Searches articles by words and ranks the results. */
@ApplicationScoped
public class FullTextSearch {

    /** A matching article and its rank; a higher score is better. */
    @RegisterForReflection // instantiated by HQL
    public record Hit(long id, float score) {}

    /** Consecutive hits, and whether there are more after them. */
    public record Hits(List<Hit> hits, boolean more) {}

    /** A text search configuration, and a query as PostgreSQL writes a {@code tsquery} for it. */
    @RegisterForReflection // instantiated by Hibernate
    private record ConfiguredQuery(String configuration, String query) {}

    private static final String FROM = " from ArticleSearch s join Article a on a.id = s.articleId ";

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

    FullTextSearch(SessionFactory sessions) {
        this.sessions = sessions;
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
        return sessions.fromStatelessSession(session -> {
            var queries = queries(session, query, filter);
            if (queries.isEmpty()) {
                return new Hits(List.of(), false);
            }
            var where = where(queries, filter);
            var score = score(queries.size());
            if (after != null) {
                where.and("(" + score + ", a.id) < (:score, :id)", "score", after.score())
                        .setParameter("id", after.id());
            }
            var found = where.bind(session.createSelectionQuery(
                            "select a.id, " + score + FROM + where + "order by 2 desc, 1 desc", Hit.class))
                    .setMaxResults(limit + 1)
                    .getResultList();
            return new Hits(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
        });
    }

    /** Counts the matching articles. */
    public long count(SearchQuery query, ArticleCriteria filter) {
        if (query.clauses().isEmpty()) {
            return 0;
        }
        return sessions.fromStatelessSession(session -> {
            var queries = queries(session, query, filter);
            if (queries.isEmpty()) {
                return 0L;
            }
            var where = where(queries, filter);
            return where.bind(session.createSelectionQuery("select count(*)" + FROM + where, Long.class))
                    .getSingleResult();
        });
    }

    /** Adds one condition for each text search configuration, because each stems the query differently. */
    private static WhereClause where(List<ConfiguredQuery> queries, ArticleCriteria filter) {
        var where = filter.where();
        var matches = new StringJoiner(" or ", "(", ")");
        for (var i = 0; i < queries.size(); i++) {
            matches.add("(s.configuration = :configuration" + i + " and "
                    + "cast(sql('? @@ cast(? as tsquery)', s.vector, :query" + i + ") as Boolean) = true)");
            where.setParameter("configuration" + i, queries.get(i).configuration())
                    .setParameter("query" + i, queries.get(i).query());
        }
        return where.and(matches.toString());
    }

    /** Returns the HQL of an article's rank by the query of its configuration. */
    private static String score(int configurations) {
        var query = new StringBuilder();
        for (var i = 0; i < configurations - 1; i++) {
            query.append("when s.configuration = :configuration" + i + " then :query" + i + " ");
        }
        var last = ":query" + (configurations - 1);
        return "cast(sql('ts_rank(?, cast(? as tsquery))', s.vector, "
                + (query.isEmpty() ? last : "case " + query + "else " + last + " end") + ") as Float)";
    }

    /** Returns the queries of the text search configurations in use; empty if no article of the language is stored. */
    private static List<ConfiguredQuery> queries(StatelessSession session, SearchQuery query, ArticleCriteria filter) {
        var language = filter.language();
        return session.createNativeQuery(QUERIES_SQL, ConfiguredQuery.class)
                .setParameter("query", query.websearch())
                .setParameter("words", query.websearchWithoutPhrases())
                .setParameter("name", language == null ? null : SearchDocument.configuration(language), String.class)
                .getResultList();
    }
}
