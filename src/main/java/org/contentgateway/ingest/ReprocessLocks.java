package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What replicas agree on about reprocessing: that one does it at a time, and how far it has come. */
@ApplicationScoped
class ReprocessLocks {

    private static final Logger LOG = Logger.getLogger(ReprocessLocks.class);

    /** The key of the lock: "reproces" in ASCII. Locks of two keys are apart from it. */
    private static final long LOCK = 0x726570726F636573L;

    private static final String UNFINISHED = """
            select position from (
                select position, everything and state <> 'DONE' as unfinished from ingest_run where kind = 'REPROCESS'
                order by id desc limit 1) last
            where unfinished""";

    private final AgroalDataSource database;

    ReprocessLocks(AgroalDataSource database) {
        this.database = database;
    }

    /** The lock of all replicas, which PostgreSQL takes back from a process that died. */
    static final class ReprocessLock implements AutoCloseable {

        private final Connection connection;

        private ReprocessLock(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try (connection;
                    var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
                statement.setLong(1, LOCK);
                statement.execute();
            } catch (SQLException lost) {
                LOG.debug("The connection that held the lock is lost, and the lock with it", lost);
            }
        }
    }

    /** Null where another has it. */
    @Nullable
    ReprocessLock lock() throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return new ReprocessLock(connection);
                }
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return null;
    }

    /** How far the last run had come, where it was to derive all articles and did not come to its end; else null. */
    @Nullable
    Long unfinished() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(UNFINISHED);
                var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    void keep(long run, boolean everything, long position) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update ingest_run set everything = ?, position = ? where id = ?")) {
            statement.setBoolean(1, everything);
            statement.setLong(2, position);
            statement.setLong(3, run);
            statement.executeUpdate();
        }
    }
}
