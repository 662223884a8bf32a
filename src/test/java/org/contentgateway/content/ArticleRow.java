package org.contentgateway.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Holds something that others wait for, until it is closed, once or again. */
public abstract class ArticleRow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Connection connection;

    private final DataSource database;
    private final int process;

    ArticleRow(DataSource database, String taking) throws SQLException {
        this.database = database;
        this.connection = database.getConnection();
        connection.setAutoCommit(false);
        this.process =
                Sql.<Integer>column(connection, "select pg_backend_pid()").get(0);
        try (var statement = connection.createStatement()) {
            statement.execute(taking);
        }
    }

    /** Waits until that many wait behind it, one behind another too, and returns the processes that serve them. */
    public List<Integer> awaitWaiting(int number) throws SQLException, TimeoutException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<Integer> waiting = Sql.column(database, """
                    with recursive waiting as (
                        select ? as pid
                        union
                        select activity.pid from pg_stat_activity activity, waiting
                        where waiting.pid = any (pg_blocking_pids(activity.pid)))
                    select pid from waiting offset 1""", process);
            if (waiting.size() >= number) {
                return waiting;
            }
            Sql.column(database, "select pg_sleep(0.01)");
        }
        throw new TimeoutException("no %d came to wait".formatted(number));
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.commit();
            connection.close();
        }
    }
}
