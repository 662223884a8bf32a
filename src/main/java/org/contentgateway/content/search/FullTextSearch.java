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

/** Finds articles by their words, the best first. */
@ApplicationScoped
public class FullTextSearch {

    /** An article that was found, and how well it fits: more is better. */
    @RegisterForReflection // instantiated by HQL
    public record Hit(long id, float score) {}

    /** Some hits, and whether there are more. */
    public record Hits(List<Hit> hits, boolean more) {}

    private static final String FROM = " from ArticleSearch s join Article a on a.id = s.articleId ";

    private static final String SCORE =
            "cast(sql('ts_rank(?, websearch_to_tsquery(cast(? as regconfig), ?))', s.vector, "
                    + "s.configuration, :query) as Float)";

    private final SessionFactory sessions;

    FullTextSearch(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Whether the words of a language are found in other forms too. */
    public static boolean isStemmed(String language) {
        return SearchDocument.isStemmed(language);
    }

    /**
     * The best hits first, those of equal score in the order of their ids.
     *
     * @param after only those that come after this one; null from the start
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
            var conditions = conditions(configurations, query, filter);
            if (after != null) {
                conditions
                        .and("(" + SCORE + ", a.id) < (:score, :id)", "score", after.score())
                        .with("id", after.id());
            }
            var found = conditions
                    .bind(session.createSelectionQuery(
                            "select a.id, " + SCORE + FROM + conditions + "order by 2 desc, 1 desc", Hit.class))
                    .setMaxResults(limit + 1)
                    .getResultList();
            return new Hits(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
        });
    }

    public long count(SearchQuery query, ArticleCriteria filter) {
        if (query.clauses().isEmpty()) {
            return 0;
        }
        return sessions.fromStatelessSession(session -> {
            var configurations = configurations(session, filter);
            if (configurations.isEmpty()) {
                return 0L;
            }
            var conditions = conditions(configurations, query, filter);
            return conditions
                    .bind(session.createSelectionQuery("select count(*)" + FROM + conditions, Long.class))
                    .getSingleResult();
        });
    }

    /** Each configuration stems the query in its own way, so that each is a look into the index of its own. */
    private static WhereClause conditions(List<String> configurations, SearchQuery query, ArticleCriteria filter) {
        var conditions = filter.conditions();
        var found = new StringJoiner(" or ", "(", ")");
        for (var i = 0; i < configurations.size(); i++) {
            var name = "configuration" + i;
            found.add(
                    "(s.configuration = :%1$s and cast(sql('? @@ websearch_to_tsquery(cast(? as regconfig), ?)', s.vector, :%1$s, :query) as Boolean) = true)"
                            .formatted(name));
            conditions.with(name, configurations.get(i));
        }
        return conditions.and(found.toString()).with("query", query.websearch());
    }

    /** How what is held is stemmed; none where nothing is held yet. */
    private static List<String> configurations(StatelessSession session, ArticleCriteria filter) {
        return filter.language() != null
                ? List.of(SearchDocument.configuration(filter.language()))
                : new ArrayList<>(
                        session.createNativeQuery("select name from search_configuration order by name", String.class)
                                .getResultList());
    }
}
