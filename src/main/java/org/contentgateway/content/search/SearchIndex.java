package org.contentgateway.content.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.contentgateway.database.SessionLock;

/**
 * The exclusive right to drop and build the index of the search documents. Searches and writes need no index, but without it
 * a search reads all search documents.
 *
 * <p>Migrations define the index. Its definition is copied from PostgreSQL's catalog to the table {@code dropped_index} in
 * the transaction that drops it, and stays there until the catalog has a valid index.
 */
public final class SearchIndex implements AutoCloseable {

    /** The key of the session lock: "searchix" in ASCII. */
    private static final long LOCK_KEY = 0x7365617263686978L;

    /** Gives up after two seconds: readers that come later wait for the table lock too. */
    private static final String DROP_IF_EMPTY_SQL = """
            do $$
            begin
                perform set_config('lock_timeout', '2s', true);
                lock table article_search in access exclusive mode;
                if not exists (select from article_search) then
                    insert into dropped_index (name, definition)
                    select cast(indexrelid as regclass), regexp_replace(pg_get_indexdef(indexrelid), 'INDEX', 'INDEX CONCURRENTLY')
                    from pg_index where indexrelid = to_regclass('article_search_vector');
                    drop index if exists article_search_vector;
                end if;
            exception when lock_not_available or insufficient_privilege then
                null; -- the index stays
            end
            $$""";

    private static final String DROPPED_SQL = """
            select name, definition, exists (select from pg_index where indexrelid = to_regclass(name) and indisvalid)
            from dropped_index""";

    private final SessionLock lock;

    private SearchIndex(SessionLock lock) {
        this.lock = lock;
    }

    /** A row of {@code dropped_index}, and whether the index is complete nevertheless. */
    private record DroppedIndex(String name, String definition, boolean valid) {}

    /** Whether the index is dropped or incomplete, for any reason: an import may be in progress. */
    public static boolean isMissing(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return isMissing(connection);
        }
    }

    /** Returns the exclusive right; empty if another session has it. */
    public static Optional<SearchIndex> tryLock(DataSource database) throws SQLException {
        return SessionLock.tryAcquire(database, LOCK_KEY).map(SearchIndex::new);
    }

    /** Drops the index if there are no search documents. Returns whether the index is missing now. */
    public boolean dropIfEmpty() throws SQLException {
        if (!isMissing()) {
            try (var statement = lock.connection().createStatement()) {
                statement.execute(DROP_IF_EMPTY_SQL);
            }
        }
        return isMissing();
    }

    public boolean isMissing() throws SQLException {
        return isMissing(lock.connection());
    }

    /**
     * Builds the index, while others read and write. Does nothing if it exists. A build that is interrupted leaves an invalid
     * index, which the next build replaces.
     */
    public void build() throws SQLException {
        try (var statement = lock.connection().createStatement()) {
            // A build takes minutes, and waits for transactions that began earlier, such as a backup.
            statement.execute("set lock_timeout = 0");
            statement.execute("set statement_timeout = 0");
            for (var index : droppedIndexes(statement)) {
                if (!index.valid()) {
                    statement.execute("drop index concurrently if exists " + index.name());
                    statement.execute(index.definition());
                }
            }
            statement.execute("delete from dropped_index");
            statement.execute("reset lock_timeout");
            statement.execute("reset statement_timeout");
        }
    }

    private static boolean isMissing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from dropped_index)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<DroppedIndex> droppedIndexes(Statement statement) throws SQLException {
        try (var row = statement.executeQuery(DROPPED_SQL)) {
            var indexes = new ArrayList<DroppedIndex>();
            while (row.next()) {
                indexes.add(new DroppedIndex(row.getString(1), row.getString(2), row.getBoolean(3)));
            }
            return indexes;
        }
    }

    /** Releases the right. */
    @Override
    public void close() {
        lock.close();
    }
}
