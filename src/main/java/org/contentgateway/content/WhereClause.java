package org.contentgateway.content;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Builds an SQL {@code where} clause for the article alias {@code a}. Client input is only ever bound as parameter values. */
public final class WhereClause {

    /** SQL condition for articles that are visible at the time of the read: published, and neither withdrawn nor expired. */
    public static final String VISIBLE = "(a.published_at <= now() and (a.removed_at is null or a.removed_at > now()))";

    /**
     * SQL condition for articles that are or were visible. The end of an embargo and a scheduled removal may both have passed
     * without being recorded in the article.
     */
    public static final String SEEN = "(a.seen or a.published_at <= now() and (a.removed_at is null or "
            + "a.published_at < a.removed_at and a.changed_at < a.removed_at))";

    private final StringJoiner sql = new StringJoiner(" and ", " where ", " ");
    private final List<Object> parameters = new ArrayList<>();

    private WhereClause() {}

    /** Returns a clause that restricts the result to visible articles. */
    public static WhereClause visible() {
        return empty().and(VISIBLE);
    }

    /** Returns an empty clause, for reads that handle visibility themselves. It needs a condition. */
    public static WhereClause empty() {
        return new WhereClause();
    }

    /**
     * Adds a condition.
     *
     * @param values values of its parameters; numbers, strings, instants, or collections of numbers
     */
    public WhereClause and(String condition, Object... values) {
        sql.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Adds a condition with one parameter, unless its value is null. */
    public WhereClause andIfPresent(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    /** Returns the values of the parameters, in the order of the clause. */
    public List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** Returns the SQL, starting with {@code where}. */
    @Override
    public String toString() {
        return sql.toString();
    }
}
