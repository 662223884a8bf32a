package org.contentgateway.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * A transaction that holds a lock on which other transactions wait. Closing it releases the lock; closing again does
 * nothing.
 */
public abstract class BlockingTransaction implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    final Connection connection;

    private final DataSource database;
    private final int processId;

    BlockingTransaction(DataSource database, String lockStatement) throws SQLException {
        this.database = database;
        this.connection = database.getConnection();
        connection.setAutoCommit(false);
        this.processId =
                Sql.<Integer>column(connection, "select pg_backend_pid()").get(0);
        try (var statement = connection.createStatement()) {
            statement.execute(lockStatement);
        }
    }

    /**
     * Waits until the given number of transactions wait for this one, directly or behind one another. Returns their
     * backend process ids.
     */
    public List<Integer> awaitWaiting(int count) throws SQLException, TimeoutException {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            List<Integer> waiting = Sql.column(database, """
                    with recursive waiting as (
                        select ? as pid
                        union
                        select activity.pid from pg_stat_activity activity, waiting
                        where waiting.pid = any (pg_blocking_pids(activity.pid)))
                    select pid from waiting offset 1""", processId);
            if (waiting.size() >= count) {
                return waiting;
            }
            Sql.column(database, "select pg_sleep(0.01)");
        }
        throw new TimeoutException("Fewer than %d transactions waited within %s".formatted(count, TIMEOUT));
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.commit();
            connection.close();
        }
    }
}
