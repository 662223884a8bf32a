package org.contentgateway.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * A lock that all replicas share: a <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">
 * session-level advisory lock</a> on a connection of its own. PostgreSQL releases it when the connection ends, however the
 * process ends.
 */
public final class SessionLock implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SessionLock.class);

    private final Connection connection;
    private final Key key;

    private SessionLock(Connection connection, Key key) {
        this.connection = connection;
        this.key = key;
    }

    /** The lock's key: SQL expressions with parameters, and what sets those. */
    private record Key(String sql, ParameterSetter parameters) {

        private boolean call(Connection connection, String function) throws SQLException {
            try (var statement =
                    connection.prepareStatement(String.format(Locale.ROOT, "select %s(%s)", function, sql))) {
                parameters.set(statement);
                try (var row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }
    }

    private interface ParameterSetter {
        void set(PreparedStatement statement) throws SQLException;
    }

    /**
     * Acquires the lock with this key, if no session holds it.
     *
     * @return empty if another session holds the lock
     */
    public static Optional<SessionLock> tryAcquire(DataSource database, long key) throws SQLException {
        return tryAcquire(database, new Key("?", statement -> statement.setLong(1, key)));
    }

    /**
     * Acquires the lock with this name, if no session holds it. Locks of different groups, and locks with a single key, are
     * independent of one another.
     *
     * @return empty if another session holds the lock
     */
    public static Optional<SessionLock> tryAcquire(DataSource database, int group, String name) throws SQLException {
        return tryAcquire(database, new Key("?, hashtext(?)", statement -> {
            statement.setInt(1, group);
            statement.setString(2, name);
        }));
    }

    private static Optional<SessionLock> tryAcquire(DataSource database, Key key) throws SQLException {
        var connection = database.getConnection();
        try {
            if (key.call(connection, "pg_try_advisory_lock")) {
                return Optional.of(new SessionLock(connection, key));
            }
        } catch (SQLException | RuntimeException failed) {
            abort(connection); // the lock may be granted although the response is lost
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    /**
     * The connection that holds the lock, for statements that must not outlive it: PostgreSQL finishes the current statement
     * of a process that died, and releases the lock thereafter.
     */
    public Connection connection() {
        return connection;
    }

    /** Releases the lock. Aborts a connection that may still hold it, so that the pool never reuses that connection. */
    @Override
    public void close() {
        try {
            if (key.call(connection, "pg_advisory_unlock")) {
                connection.close();
                return;
            }
        } catch (SQLException failed) {
            LOG.debug("A session lock could not be released; its connection is aborted", failed);
        }
        abort(connection);
    }

    private static void abort(Connection connection) {
        try (connection) {
            connection.unwrap(Connection.class).abort(Runnable::run); // the pool's abort() does not reach the driver
            connection.getCatalog(); // fails, which makes the pool drop the connection when it is closed
        } catch (SQLException aborted) {
            LOG.debug("A connection that may hold a session lock was aborted", aborted);
        }
    }
}
