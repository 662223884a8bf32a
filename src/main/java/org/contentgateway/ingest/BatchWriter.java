package org.contentgateway.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;

/**
 * Writes the batches of one run in order. It is a pipeline, since one processor does not do all the work of an import as fast
 * as the database stores the results: while the database writes one batch, a thread prepares the rows of the next one, and the
 * calling thread reads the one after that. At most three batches are in memory.
 */
final class BatchWriter implements BatchSink {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    /** Maximum number of batches that are prepared or written at the same time. */
    private static final int MAX_PENDING = 2;

    private final long run;
    private final ImportRunKind kind;
    private final ArticleStore articleStore;
    private final Removals removals;
    private final RejectedRecords rejectedRecords;
    private final ExecutorService preparing;
    private final ExecutorService writing;
    private final Deque<Future<BatchResult>> pending = new ArrayDeque<>(MAX_PENDING);

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
        this.preparing = Executors.newSingleThreadExecutor(task -> new Thread(task, "import-" + run + "-prepare"));
        this.writing = Executors.newSingleThreadExecutor(task -> new Thread(task, "import-" + run + "-write"));
    }

    /** Waits until fewer than the maximum number of batches are pending, and adds this one. */
    @Override
    public BatchResult write(List<PendingDraft> drafts, List<Rejection> rejections) {
        var earlier = await(MAX_PENDING - 1);
        var prepared = preparing.submit(() -> prepare(drafts));
        pending.add(writing.submit(() -> {
            rejectedRecords.save(rejections, run);
            return drafts.isEmpty() ? BatchResult.EMPTY : save(get(prepared), drafts);
        }));
        return earlier;
    }

    @Override
    public BatchResult await() {
        return await(0);
    }

    /** Waits until at most this many batches are pending, and returns the results of the others. */
    private BatchResult await(int count) {
        var outcomes = new ArrayList<WriteOutcome>();
        var problems = new ArrayList<RecordProblem>();
        while (pending.size() > count) {
            var result = get(pending.remove());
            outcomes.addAll(result.outcomes());
            problems.addAll(result.problems());
        }
        return new BatchResult(outcomes, problems);
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted", interrupted);
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
        preparing.shutdown();
        writing.shutdown();
        try {
            writing.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ArticleStore.Batch prepare(List<PendingDraft> drafts) {
        return articleStore.prepare(drafts.stream().map(PendingDraft::draft).toList());
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
