package org.contentgateway.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.ArticleStore;
import org.contentgateway.content.Outcome;
import org.contentgateway.content.SqlState;
import org.contentgateway.ingest.Problem.Code;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batches of one run in their order, on a thread of its own: while the database takes one in, the next is read
 * and derived. No third one is begun before the first is written, so memory holds two at most.
 */
final class BatchWriter implements Batches {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final long run;
    private final String format;
    private final ArticleStore store;
    private final Runs runs;
    private final ExecutorService thread;
    private @Nullable Future<Written> writing;

    BatchWriter(long run, String format, ArticleStore store, Runs runs) {
        this.run = run;
        this.format = format;
        this.store = store;
        this.runs = runs;
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "import-" + run));
    }

    /** Waits for the batch before. */
    @Override
    public Written write(List<Pending> pending, List<Rejected> rejected) throws SQLException {
        var drafts = pending.stream().map(Pending::draft).toList();
        var batch = drafts.isEmpty() ? null : store.prepare(drafts);
        var before = await();
        writing = thread.submit(() -> {
            runs.keep(rejected, format, run);
            return batch == null ? Written.NOTHING : save(batch, pending);
        });
        return before;
    }

    @Override
    public Written await() throws SQLException {
        if (writing == null) {
            return Written.NOTHING;
        }
        try {
            return writing.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw failed.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was stopped", stopped);
        } finally {
            writing = null;
        }
    }

    @Override
    public void withdraw(RejectedException.Withdrawal withdrawal) {
        store.withdraw(withdrawal.key(), withdrawal.editedAt());
    }

    /** A batch that is being written is written to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Written save(ArticleStore.Batch batch, List<Pending> pending) throws SQLException {
        try {
            return new Written(List.copyOf(store.save(batch).values()), List.of());
        } catch (JDBCException refused) {
            if (!SqlState.refuses(refused)) {
                throw refused;
            }
            // One record that the database refuses must not take the others of its batch with it.
            return saveOneByOne(pending);
        }
    }

    private Written saveOneByOne(List<Pending> pending) throws SQLException {
        var outcomes = new ArrayList<Outcome>();
        var rejected = new ArrayList<Rejected>();
        for (var one : pending) {
            try {
                outcomes.addAll(store.save(List.of(one.draft())).values());
            } catch (JDBCException refused) {
                if (!SqlState.refuses(refused)) {
                    throw refused;
                }
                LOG.errorf(
                        refused,
                        "Import %d: article %s can't be stored",
                        run,
                        one.draft().key());
                var detail = "the database refuses it; the log of run %d says why".formatted(run);
                rejected.add(new Rejected(
                        one.draft().source().record(), one.findings().problem(Code.NOT_STORABLE, "", detail)));
            }
        }
        runs.keep(rejected, format, run);
        return new Written(outcomes, rejected.stream().map(Rejected::problem).toList());
    }
}
