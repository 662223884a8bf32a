package org.contentgateway.ingest;

import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.store.WriteOutcome;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RejectedException;

/** Receives the batches of a run in order. */
interface BatchSink extends AutoCloseable {

    /** A draft that is not written yet, with the diagnostics of its record. */
    record PendingDraft(ArticleDraft draft, RecordDiagnostics diagnostics) {}

    /**
     * A record that was rejected.
     *
     * @param record the bytes that were sent
     * @param format the name of the record's format
     */
    record Rejection(byte[] record, String format, RecordProblem problem) {}

    /** The result of a batch: the outcomes of its drafts, and the problems of drafts that the database rejected. */
    record BatchResult(List<WriteOutcome> outcomes, List<RecordProblem> problems) {

        static final BatchResult EMPTY = new BatchResult(List.of(), List.of());
    }

    /** Accepts a batch, and returns the results of earlier batches that were not returned yet. */
    BatchResult write(List<PendingDraft> drafts, List<Rejection> rejections);

    /** Waits for the last batch and returns its result. */
    BatchResult await();

    /** Withdraws an article. All batches accepted before must have been awaited. */
    void withdraw(RejectedException.Withdrawal withdrawal);

    @Override
    void close();
}
