package org.contentgateway.ingest;

import java.sql.SQLException;
import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.store.WriteOutcome;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RejectedException;

/** Where the batches of a run go, in their order. */
interface BatchSink extends AutoCloseable {

    /** A draft, and what was found of its record. */
    record PendingDraft(ArticleDraft draft, RecordDiagnostics findings) {}

    /** A record that can't be taken, as it came, how it is written, and why. */
    record RejectedRecord(byte[] record, String format, RecordProblem problem) {}

    /** What became of a batch. */
    record BatchResult(List<WriteOutcome> outcomes, List<RecordProblem> refused) {

        static final BatchResult NOTHING = new BatchResult(List.of(), List.of());
    }

    /** Takes a batch over, and returns what became of those before that were not told yet. */
    BatchResult write(List<PendingDraft> pending, List<RejectedRecord> rejected) throws SQLException;

    /** Returns what became of the last one, once that is sure. */
    BatchResult await() throws SQLException;

    /** Takes an article off, once all that came before is sure. */
    void withdraw(RejectedException.Withdrawal withdrawal);

    @Override
    void close();
}
