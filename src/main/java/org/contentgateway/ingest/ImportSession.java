package org.contentgateway.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.ingest.BatchSink.BatchResult;
import org.contentgateway.ingest.BatchSink.PendingDraft;
import org.contentgateway.ingest.BatchSink.Rejection;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordFormat;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;

/** The state of one running import: the current batch, and the report so far. */
final class ImportSession {

    private final long run;
    private final IngestConfig config;
    private final BatchSink sink;
    private final Consumer<ImportReport> progress;
    private final ImportReport.Builder report;
    private final Map<ArticleKey, PendingDraft> drafts = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long batchBytes;
    private long nextIndex;

    /** @param progress receives the report after each batch */
    ImportSession(long run, IngestConfig config, BatchSink sink, Consumer<ImportReport> progress) {
        this.run = run;
        this.config = config;
        this.sink = sink;
        this.progress = progress;
        this.report = new ImportReport.Builder(run, config.maxProblems());
    }

    void addAll(RecordReader records, RecordFormat format) throws IOException {
        for (var record = records.next(); record != null; record = records.next()) {
            add(record.bytes(), record.truncated(), format);
        }
    }

    /** Writes the last batch and returns the complete report. */
    ImportReport finish() {
        if (!drafts.isEmpty() || !rejections.isEmpty()) {
            writeBatch();
        }
        addResult(sink.await());
        return report.build();
    }

    /** @param truncated whether {@code record} is only the beginning of a record that is too large */
    void add(byte[] record, boolean truncated, RecordFormat format) {
        // A batch holds at most as many bytes as one record may have, so memory is bounded for records of any size.
        if (drafts.size() + rejections.size() >= config.batchSize()
                || batchBytes > 0
                        && batchBytes + record.length > config.maxRecordSize().asLongValue()) {
            writeBatch();
        }
        var diagnostics = new RecordDiagnostics(nextIndex++);
        try {
            if (truncated) {
                throw tooLarge();
            }
            var draft = format.draft(record, run, diagnostics);
            diagnostics.problems().forEach(report::add);
            if (drafts.containsKey(draft.key())) {
                writeBatch();
            }
            drafts.put(draft.key(), new PendingDraft(draft, diagnostics));
        } catch (RejectedException rejected) {
            withdrawIfRequired(rejected);
            var problem = rejected.problem(diagnostics);
            rejections.add(new Rejection(record, format.name(), problem));
            report.add(problem);
        }
        report.addUnknownKeys(diagnostics.unknownKeys());
        batchBytes += record.length;
    }

    private RejectedException tooLarge() {
        return new RejectedException(
                ProblemCode.TOO_LARGE,
                "",
                String.format(
                        Locale.ROOT,
                        "The record exceeds the limit of %d bytes; only its beginning is stored. Raise gateway.ingest.max-record-size and send the record again.",
                        config.maxRecordSize().asLongValue()));
    }

    private void withdrawIfRequired(RejectedException rejected) {
        var withdrawal = rejected.withdrawal();
        if (withdrawal != null) {
            writeBatch(); // it may hold earlier records of the same article
            addResult(sink.await());
            sink.withdraw(withdrawal);
        }
    }

    private void writeBatch() {
        addResult(sink.write(List.copyOf(drafts.values()), List.copyOf(rejections)));
        drafts.clear();
        rejections.clear();
        batchBytes = 0;
    }

    private void addResult(BatchResult result) {
        result.outcomes().forEach(report::add);
        result.problems().forEach(report::add);
        progress.accept(report.build());
    }
}
