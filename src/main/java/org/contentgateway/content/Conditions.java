package org.contentgateway.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Conditions on an article {@code a}, and the values of their parameters: nothing that came from outside is HQL. */
final class Conditions {

    /**
     * What clients may see, decided at the moment it is read: not before it is published, and not after it was withdrawn
     * or expired.
     */
    static final String VISIBLE = "(a.publishedAt <= instant and (a.removedAt is null or a.removedAt > instant))";

    /** The same for SQL. */
    static final String VISIBLE_SQL = VISIBLE.replace("publishedAt", "published_at")
            .replace("removedAt", "removed_at")
            .replace("instant", "now()");

    private final StringJoiner hql = new StringJoiner(" and ", "where ", " ");
    private final Map<String, Object> parameters = new HashMap<>();

    private Conditions() {}

    /** Where every read begins. */
    static Conditions visible() {
        return none().and(VISIBLE);
    }

    /** For a read that itself tells what is visible from what is not. */
    static Conditions none() {
        return new Conditions();
    }

    Conditions and(String condition) {
        hql.add(condition);
        return this;
    }

    /** Adds a condition with one parameter, unless its value is null. */
    Conditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            hql.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Gives a parameter that an earlier condition named its value. */
    Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    <T> SelectionQuery<T> bind(SelectionQuery<T> query) {
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
