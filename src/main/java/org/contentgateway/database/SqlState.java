package org.contentgateway.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classifies database errors by SQLSTATE. */
public final class SqlState {

    /** Data exceptions, constraint violations, exceeded program limits. */
    private static final Set<String> REJECTION_CLASSES = Set.of("22", "23", "54");

    /**
     * Connection exceptions, read-only transactions, rollbacks, insufficient resources, object state, operator
     * intervention, system errors.
     */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "25", "40", "53", "55", "57", "58");

    /** Connection does not exist, connection failure, admin shutdown, crash shutdown. */
    private static final Set<String> BROKEN_CONNECTION_STATES = Set.of("08003", "08006", "57P01", "57P02");

    private SqlState() {}

    /** Whether the data to be written caused the error, so that a retry with the same data fails again. */
    public static boolean isRejection(Throwable failure) {
        var cause = sqlException(failure);
        return cause != null && cause.getSQLState() != null && REJECTION_CLASSES.contains(classOf(cause.getSQLState()));
    }

    /** Whether a later retry may succeed because the database is temporarily unavailable. */
    public static boolean isTransient(Throwable failure) {
        var cause = sqlException(failure);
        // The connection pool sets no SQLSTATE when it cannot provide a connection.
        return cause != null
                && (cause.getSQLState() == null || TRANSIENT_CLASSES.contains(classOf(cause.getSQLState())));
    }

    /** Whether an open connection broke, so that an immediate retry on another connection may succeed. */
    public static boolean isBrokenConnection(Throwable failure) {
        var cause = sqlException(failure);
        return cause != null && cause.getSQLState() != null && BROKEN_CONNECTION_STATES.contains(cause.getSQLState());
    }

    /** Whether the database can't process a value of the statement: it is out of range or has an unsupported character. */
    public static boolean isDataException(Throwable failure) {
        var cause = sqlException(failure);
        return cause != null
                && cause.getSQLState() != null
                && classOf(cause.getSQLState()).equals("22");
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
