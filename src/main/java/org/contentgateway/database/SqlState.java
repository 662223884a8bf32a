package org.contentgateway.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means, by the class of its SQLSTATE. */
public final class SqlState {

    /** Data, constraints, limits. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    /** Connection, read-only, rolled back, resources, state of objects, an operator's intervention, system errors. */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    /** Closed, failed; ended by an administrator, by a crash. */
    private static final Set<String> BROKEN = Set.of("08003", "08006", "57P01", "57P02");

    private SqlState() {}

    /** Whether what was to be written is at fault: it will be refused again. */
    public static boolean isRejection(Throwable failure) {
        var cause = sqlException(failure);
        return cause != null && cause.getSQLState() != null && REFUSALS.contains(classOf(cause.getSQLState()));
    }

    /** Whether it may work in a while: the database can't be reached, or not just now. */
    public static boolean isTransient(Throwable failure) {
        var cause = sqlException(failure);
        // The connection pool names no state where it has no connection to give.
        return cause != null && (cause.getSQLState() == null || PASSING.contains(classOf(cause.getSQLState())));
    }

    /** Whether a connection that was kept open broke: over another one it may work at once. */
    public static boolean isBrokenConnection(Throwable failure) {
        var cause = sqlException(failure);
        return cause != null && cause.getSQLState() != null && BROKEN.contains(cause.getSQLState());
    }

    private static @Nullable SQLException sqlException(@Nullable Throwable failure) {
        return failure == null || failure instanceof SQLException
                ? (SQLException) failure
                : sqlException(failure.getCause());
    }

    private static String classOf(String state) {
        return state.substring(0, Math.min(2, state.length()));
    }
}
