package org.contentgateway.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;
import org.contentgateway.content.store.WriteOutcome;
import org.contentgateway.database.SqlState;
import org.contentgateway.ingest.ImportRunWriter.RunKind;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batches of one run in their order, on a thread of its own: while the database takes one in, the next is read
 * and derived. No third one is begun before the first is written, so memory holds two at most.
 */
final class BatchWriter implements BatchSink {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final long run;
    private final RunKind kind;
    private final ArticleStore store;
    private final Removals removals;
    private final RejectedRecords quarantine;
    private final ExecutorService thread;
    private @Nullable Future<BatchResult> writing;

    BatchWriter(long run, RunKind kind, ArticleStore store, Removals removals, RejectedRecords quarantine) {
        this.run = run;
        this.kind = kind;
        this.store = store;
        this.removals = removals;
        this.quarantine = quarantine;
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "import-" + run));
    }

    /** Waits for the batch before. */
    @Override
    public BatchResult write(List<PendingDraft> pending, List<RejectedRecord> rejected) throws SQLException {
        var drafts = pending.stream().map(PendingDraft::draft).toList();
        var batch = drafts.isEmpty() ? null : store.prepare(drafts);
        var before = await();
        writing = thread.submit(() -> {
            quarantine.keep(rejected, run);
            return batch == null ? BatchResult.NOTHING : save(batch, pending);
        });
        return before;
    }

    @Override
    public BatchResult await() throws SQLException {
        if (writing == null) {
            return BatchResult.NOTHING;
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
        if (kind != RunKind.RETRY) { // a record that is run again is old: what it said was heeded when it came
            removals.withdraw(withdrawal.key(), withdrawal.editedAt());
        }
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

    /** Lets go of rejected records that were taken now. */
    private void release(List<PendingDraft> taken) throws SQLException {
        if (kind == RunKind.RETRY) {
            quarantine.release(
                    taken.stream().map(one -> one.draft().source().digest()).toList());
        }
    }

    private BatchResult save(ArticleStore.Batch batch, List<PendingDraft> pending) throws SQLException {
        try {
            var outcomes = List.copyOf(store.save(batch).values());
            release(pending);
            return new BatchResult(outcomes, List.of());
        } catch (JDBCException refused) {
            if (!SqlState.isRejection(refused)) {
                throw refused;
            }
            // One record that the database refuses must not take the others of its batch with it.
            return saveOneByOne(pending);
        }
    }

    private BatchResult saveOneByOne(List<PendingDraft> pending) throws SQLException {
        var outcomes = new ArrayList<WriteOutcome>();
        var rejected = new ArrayList<RejectedRecord>();
        for (var one : pending) {
            try {
                outcomes.addAll(store.save(List.of(one.draft())).values());
                release(List.of(one));
            } catch (JDBCException refused) {
                if (!SqlState.isRejection(refused)) {
                    throw refused;
                }
                LOG.errorf(
                        refused,
                        "Import %d: article %s can't be stored",
                        run,
                        one.draft().key());
                var detail = "the database refuses it; the log of run %d says why".formatted(run);
                var source = one.draft().source();
                rejected.add(new RejectedRecord(
                        source.record(),
                        source.format(),
                        one.findings().problem(ProblemCode.NOT_STORABLE, "", detail)));
            }
        }
        quarantine.keep(rejected, run);
        return new BatchResult(
                outcomes, rejected.stream().map(RejectedRecord::problem).toList());
    }
}
