package org.contentgateway.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Stands first in the line of writers until it is closed, once or again: those who come meanwhile wait. */
public final class HeldLine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataSource database;
    private final Connection connection;
    private final int process;

    public HeldLine(DataSource database) throws SQLException {
        this.database = database;
        this.connection = database.getConnection();
        connection.setAutoCommit(false);
        this.process =
                Sql.<Integer>column(connection, "select pg_backend_pid()").get(0);
        Sql.column(connection, "select value from change_sequence for update");
    }

    /** Waits until that many writers stand behind it, and returns the processes that serve them. */
    public List<Integer> awaitWaiting(int writers) throws SQLException, TimeoutException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<Integer> waiting = Sql.column(database, """
                    with recursive waiting as (
                        select ? as pid
                        union
                        select activity.pid from pg_stat_activity activity, waiting
                        where waiting.pid = any (pg_blocking_pids(activity.pid)))
                    select pid from waiting offset 1""", process);
            if (waiting.size() >= writers) {
                return waiting;
            }
            Sql.column(database, "select pg_sleep(0.01)");
        }
        throw new TimeoutException("no %d writers came to the line".formatted(writers));
    }

    /** Takes a number, as a writer does; it is seen once the line is left. */
    public long takeNumber() throws SQLException {
        return Sql.<Long>column(connection, "update change_sequence set value = value + 1 returning value")
                .get(0);
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.commit();
            connection.close();
        }
    }
}
