package org.contentgateway.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;
import org.contentgateway.content.store.WriteOutcome;
import org.contentgateway.database.SqlState;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batches of one run in order, on its own thread: while the database writes one batch, the next one is read and
 * derived. At most two batches are in memory.
 */
final class BatchWriter implements BatchSink {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final long run;
    private final ImportRunKind kind;
    private final ArticleStore articleStore;
    private final Removals removals;
    private final RejectedRecords rejectedRecords;
    private final ExecutorService executor;
    private @Nullable Future<BatchResult> currentWrite;

    BatchWriter(
            long run,
            ImportRunKind kind,
            ArticleStore articleStore,
            Removals removals,
            RejectedRecords rejectedRecords) {
        this.run = run;
        this.kind = kind;
        this.articleStore = articleStore;
        this.removals = removals;
        this.rejectedRecords = rejectedRecords;
        this.executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "import-" + run));
    }

    /** Prepares the batch, waits for the previous one, and starts to write. */
    @Override
    public BatchResult write(List<PendingDraft> drafts, List<Rejection> rejections) {
        var batch = drafts.isEmpty()
                ? null
                : articleStore.prepare(drafts.stream().map(PendingDraft::draft).toList());
        var previous = await();
        currentWrite = executor.submit(() -> {
            rejectedRecords.save(rejections, run);
            return batch == null ? BatchResult.EMPTY : save(batch, drafts);
        });
        return previous;
    }

    @Override
    public BatchResult await() {
        if (currentWrite == null) {
            return BatchResult.EMPTY;
        }
        try {
            return currentWrite.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted", interrupted);
        } finally {
            currentWrite = null;
        }
    }

    @Override
    public void withdraw(RejectedException.Withdrawal withdrawal) {
        if (kind != ImportRunKind.RETRY) { // a retried record is old: its withdrawal took effect when it was received
            removals.withdraw(withdrawal.key(), withdrawal.editedAt());
        }
    }

    /** Waits up to a minute for the current write to finish. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private BatchResult save(ArticleStore.Batch batch, List<PendingDraft> drafts) {
        try {
            var outcomes = List.copyOf(articleStore.save(batch).values());
            deleteRejectedRecords(drafts);
            return new BatchResult(outcomes, List.of());
        } catch (JDBCException failure) {
            if (!SqlState.isRejection(failure)) {
                throw failure;
            }
            // One record that the database rejects must not fail the others of its batch.
            return saveOneByOne(drafts);
        }
    }

    private BatchResult saveOneByOne(List<PendingDraft> drafts) {
        var outcomes = new ArrayList<WriteOutcome>();
        var rejections = new ArrayList<Rejection>();
        for (var pending : drafts) {
            try {
                outcomes.addAll(articleStore.save(List.of(pending.draft())).values());
                deleteRejectedRecords(List.of(pending));
            } catch (JDBCException failure) {
                if (!SqlState.isRejection(failure)) {
                    throw failure;
                }
                rejections.add(rejection(pending, failure));
            }
        }
        rejectedRecords.save(rejections, run);
        return new BatchResult(
                outcomes, rejections.stream().map(Rejection::problem).toList());
    }

    private Rejection rejection(PendingDraft pending, JDBCException failure) {
        LOG.errorf(
                failure,
                "Import %d: the database rejected article %s",
                run,
                pending.draft().key());
        var source = pending.draft().source();
        var detail =
                String.format(Locale.ROOT, "The database rejected the article. See the gateway's log for run %d.", run);
        return new Rejection(
                source.record(), source.format(), pending.diagnostics().problem(ProblemCode.NOT_STORABLE, "", detail));
    }

    /** Deletes the rejected records of drafts that a retry has imported. */
    private void deleteRejectedRecords(List<PendingDraft> imported) {
        if (kind == ImportRunKind.RETRY) {
            rejectedRecords.delete(imported.stream()
                    .map(pending -> pending.draft().source().digest())
                    .toList());
        }
    }
}
