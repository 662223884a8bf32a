package org.contentgateway.content.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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

    private static final String FROM = " from ArticleSearch s join Article a on a.id = s.articleId ";

    private static final String SCORE =
            "cast(sql('ts_rank(?, websearch_to_tsquery(cast(? as regconfig), ?))', s.vector, "
                    + "s.configuration, :query) as Float)";

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
            var configurations = configurations(session, filter);
            if (configurations.isEmpty()) {
                return new Hits(List.of(), false);
            }
            var where = where(configurations, query, filter);
            if (after != null) {
                where.and("(" + SCORE + ", a.id) < (:score, :id)", "score", after.score())
                        .setParameter("id", after.id());
            }
            var found = where.bind(session.createSelectionQuery(
                            "select a.id, " + SCORE + FROM + where + "order by 2 desc, 1 desc", Hit.class))
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
            var configurations = configurations(session, filter);
            if (configurations.isEmpty()) {
                return 0L;
            }
            var where = where(configurations, query, filter);
            return where.bind(session.createSelectionQuery("select count(*)" + FROM + where, Long.class))
                    .getSingleResult();
        });
    }

    /** Adds one condition for each text search configuration, because each stems the query differently. */
    private static WhereClause where(List<String> configurations, SearchQuery query, ArticleCriteria filter) {
        var where = filter.where();
        var matches = new StringJoiner(" or ", "(", ")");
        for (var i = 0; i < configurations.size(); i++) {
            var name = "configuration" + i;
            matches.add(
                    "(s.configuration = :%1$s and cast(sql('? @@ websearch_to_tsquery(cast(? as regconfig), ?)', s.vector, :%1$s, :query) as Boolean) = true)"
                            .formatted(name));
            where.setParameter(name, configurations.get(i));
        }
        return where.and(matches.toString()).setParameter("query", query.websearch());
    }

    /** Returns the text search configurations to query; empty if no article is stored. */
    private static List<String> configurations(StatelessSession session, ArticleCriteria filter) {
        return filter.language() != null
                ? List.of(SearchDocument.configuration(filter.language()))
                : new ArrayList<>(
                        session.createNativeQuery("select name from search_configuration order by name", String.class)
                                .getResultList());
    }
}
