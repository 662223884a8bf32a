package org.contentgateway.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Builds an HQL {@code where} clause for the article alias {@code a}. Client input is only ever bound as parameter
 * values.
 */
public final class WhereClause {

    /**
     * HQL condition for articles that are visible at the time of the read: published, and neither withdrawn nor
     * expired.
     */
    public static final String VISIBLE =
            "(a.dates.publishedAt <= instant and (a.removedAt is null or a.removedAt > instant))";

    /**
     * HQL condition for articles that are or were visible. The end of an embargo and a scheduled removal may both have passed
     * without being recorded in the article.
     */
    public static final String SEEN = "(a.seen or a.dates.publishedAt <= instant and (a.removedAt is null or "
            + "a.dates.publishedAt < a.removedAt and a.changedAt < a.removedAt))";

    /** {@link #VISIBLE} as SQL. */
    public static final String VISIBLE_SQL = sql(VISIBLE);

    /** {@link #SEEN} as SQL. */
    public static final String SEEN_SQL = sql(SEEN);

    private final StringJoiner hql = new StringJoiner(" and ", "where ", " ");
    private final Map<String, Object> parameters = new HashMap<>();

    private WhereClause() {}

    private static String sql(String hql) {
        return hql.replace("dates.publishedAt", "published_at")
                .replace("removedAt", "removed_at")
                .replace("changedAt", "changed_at")
                .replace("instant", "now()");
    }

    /** Returns a clause that restricts the result to visible articles. */
    static WhereClause visible() {
        return empty().and(VISIBLE);
    }

    /** Returns an empty clause, for reads that handle visibility themselves. */
    public static WhereClause empty() {
        return new WhereClause();
    }

    /** Adds a condition. */
    public WhereClause and(String condition) {
        hql.add(condition);
        return this;
    }

    /** Adds a condition with one parameter, unless its value is null. */
    public WhereClause and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            hql.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Sets the value of a parameter of an earlier condition. */
    public WhereClause setParameter(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Binds all parameter values to a query. */
    public <T> SelectionQuery<T> bind(SelectionQuery<T> query) {
        parameters.forEach((name, value) -> {
            if (value instanceof Collection<?> values) {
                query.setParameterList(name, values);
            } else {
                query.setParameter(name, value);
            }
        });
        return query;
    }

    /** Returns the HQL, starting with {@code where}. */
    @Override
    public String toString() {
        return hql.toString();
    }
}
