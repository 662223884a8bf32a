package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.contentgateway.content.search.SearchIndex;
import org.contentgateway.database.SqlState;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Drops the search index while the first articles are imported, and builds it at the end: one build takes a fraction of the
 * time of as many updates. If the import is killed, the next one or any running gateway builds the index.
 */
@ApplicationScoped
public class BulkImports {

    private static final Logger LOG = Logger.getLogger(BulkImports.class);

    private final AgroalDataSource database;
    private final boolean serves;

    BulkImports(AgroalDataSource database, @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        this.database = database;
        this.serves = serves;
    }

    /** An import of any number of streams. Closing it builds the index, unless another process does. */
    public final class BulkImport implements AutoCloseable {

        private final Consumer<String> announcements;
        private @Nullable SearchIndex index;

        private BulkImport(Consumer<String> announcements) throws SQLException {
            this.announcements = announcements;
            this.index = SearchIndex.tryLock(database).orElse(null);
            if (index != null && index.dropIfEmpty()) {
                announce(announcements, "The search index will be built at the end of the import.");
            } else {
                release();
            }
        }

        /** Builds the index if it is missing. A failure is logged: the imported articles stay. */
        @Override
        public void close() {
            try {
                if (index == null && SearchIndex.isMissing(database)) {
                    index = SearchIndex.tryLock(database).orElse(null); // the process that dropped it may have died
                }
                if (index != null) {
                    build(index, announcements);
                }
            } catch (SQLException failed) {
                LOG.warn(
                        "The search index could not be built; until then, searches are slow. A running gateway tries again "
                                + "every minute, and so does the next import.",
                        failed);
            } finally {
                release();
            }
        }

        private void release() {
            if (index != null) {
                index.close();
                index = null;
            }
        }
    }

    /**
     * Begins an import. Drops the search index if no article is stored.
     *
     * @param announcements receives messages for people, on the calling thread
     */
    public BulkImport begin(Consumer<String> announcements) throws SQLException {
        return new BulkImport(announcements);
    }

    /** Builds the index that a killed import has left out. */
    @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    void complete() {
        if (!serves) {
            return;
        }
        try {
            if (SearchIndex.isMissing(database)) {
                try (var index = SearchIndex.tryLock(database).orElse(null)) {
                    if (index != null) {
                        build(index, announcement -> {});
                    }
                }
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.logf(
                    SqlState.isTransient(failed) ? Level.DEBUG : Level.WARN,
                    failed,
                    "The search index could not be built; until then, searches are slow. The next try is in a minute.");
        }
    }

    private static void build(SearchIndex index, Consumer<String> announcements) throws SQLException {
        if (index.isMissing()) { // another process may have built it before the lock was acquired
            announce(announcements, "Building the search index; until then, searches are slow.");
            var start = System.nanoTime();
            index.build();
            announce(
                    announcements,
                    "Built the search index in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s.");
        }
    }

    private static void announce(Consumer<String> announcements, String message) {
        LOG.info(message);
        announcements.accept(message);
    }
}
