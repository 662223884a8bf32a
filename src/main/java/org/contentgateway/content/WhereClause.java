package org.contentgateway.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Conditions on an article {@code a}, and the values of their parameters: nothing that came from outside is HQL. */
public final class WhereClause {

    /**
     * What clients may see, decided at the moment it is read: not before it is published, and not after it was withdrawn
     * or expired.
     */
    public static final String VISIBLE =
            "(a.dates.publishedAt <= instant and (a.removedAt is null or a.removedAt > instant))";

    /** The same for SQL. */
    public static final String VISIBLE_SQL = VISIBLE.replace("dates.publishedAt", "published_at")
            .replace("removedAt", "removed_at")
            .replace("instant", "now()");

    private final StringJoiner hql = new StringJoiner(" and ", "where ", " ");
    private final Map<String, Object> parameters = new HashMap<>();

    private WhereClause() {}

    /** Where every read begins. */
    static WhereClause visible() {
        return none().and(VISIBLE);
    }

    /** For a read that itself tells what is visible from what is not. */
    public static WhereClause none() {
        return new WhereClause();
    }

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

    /** Gives a parameter that an earlier condition named its value. */
    public WhereClause with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

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

    /** The HQL, from {@code where} on. */
    @Override
    public String toString() {
        return hql.toString();
    }
}
