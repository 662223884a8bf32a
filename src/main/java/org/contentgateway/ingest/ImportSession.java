package org.contentgateway.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.ingest.BatchSink.BatchResult;
import org.contentgateway.ingest.BatchSink.PendingDraft;
import org.contentgateway.ingest.BatchSink.RejectedRecord;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordFormat;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;

/** An import on its way: a batch that fills, and a report that grows. */
final class ImportSession {

    private final long id;
    private final IngestConfig config;
    private final BatchSink batches;
    private final Consumer<ImportReport> progress;
    private final ImportReport.Builder report;
    private final Map<ArticleKey, PendingDraft> batch = new LinkedHashMap<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private long bytes;
    private long added;

    /** @param progress told after each batch */
    ImportSession(long id, IngestConfig config, BatchSink batches, Consumer<ImportReport> progress) {
        this.id = id;
        this.config = config;
        this.batches = batches;
        this.progress = progress;
        this.report = new ImportReport.Builder(id, config.maxProblems());
    }

    void addAll(RecordReader records, RecordFormat format) throws IOException, SQLException {
        for (var record = records.next(); record != null; record = records.next()) {
            add(record.bytes(), record.tooLarge(), format);
        }
    }

    /** Writes what is left, and reports all. */
    ImportReport finish() throws SQLException {
        if (!batch.isEmpty() || !rejected.isEmpty()) {
            write();
        }
        count(batches.await());
        return report.build();
    }

    /** @param tooLarge whether that is only the beginning of a record */
    void add(byte[] record, boolean tooLarge, RecordFormat format) throws SQLException {
        // As many bytes as one record may have: so memory is bounded whatever the size of records is.
        if (batch.size() + rejected.size() >= config.batchSize()
                || bytes > 0 && bytes + record.length > config.maxRecordSize().asLongValue()) {
            write();
        }
        var findings = new RecordDiagnostics(added++);
        try {
            var draft = format.draft(whole(record, tooLarge), id, findings);
            findings.problems().forEach(report::add);
            if (batch.containsKey(draft.key())) {
                write();
            }
            batch.put(draft.key(), new PendingDraft(draft, findings));
        } catch (RejectedException reason) {
            var withdrawal = reason.withdrawal();
            if (withdrawal != null) {
                write(); // what came before it of the same article
                count(batches.await());
                batches.withdraw(withdrawal);
            }
            var problem = reason.problem(findings);
            rejected.add(new RejectedRecord(record, format.name(), problem));
            report.add(problem);
        }
        report.addUnknownKeys(findings.unknownKeys());
        bytes += record.length;
    }

    private byte[] whole(byte[] record, boolean tooLarge) throws RejectedException {
        if (tooLarge) {
            throw new RejectedException(
                    ProblemCode.TOO_LARGE,
                    "",
                    "the record is larger than %d bytes and only its beginning was kept: raise gateway.ingest.max-record-size and send it again"
                            .formatted(config.maxRecordSize().asLongValue()));
        }
        return record;
    }

    private void write() throws SQLException {
        count(batches.write(List.copyOf(batch.values()), List.copyOf(rejected)));
        batch.clear();
        rejected.clear();
        bytes = 0;
    }

    private void count(BatchResult written) {
        written.outcomes().forEach(report::add);
        written.refused().forEach(report::add);
        progress.accept(report.build());
    }
}
