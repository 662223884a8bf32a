package org.contentgateway.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.ingest.BatchWriter.Pending;
import org.contentgateway.ingest.BatchWriter.Rejected;
import org.contentgateway.ingest.BatchWriter.Written;
import org.contentgateway.ingest.Problem.Code;

/** An import on its way: a batch that fills, and a report that grows. */
final class Run {

    private final long id;
    private final IngestConfig config;
    private final BatchWriter writer;
    private final Consumer<Report> progress;
    private final Report.Builder report;
    private final Map<ArticleKey, Pending> batch = new LinkedHashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long bytes;
    private long added;

    /** @param progress told after each batch */
    Run(long id, IngestConfig config, BatchWriter writer, Consumer<Report> progress) {
        this.id = id;
        this.config = config;
        this.writer = writer;
        this.progress = progress;
        this.report = new Report.Builder(id, config.maxProblems());
    }

    void addAll(RecordReader records, RecordFormat format) throws IOException, SQLException {
        for (var record = records.next(); record != null; record = records.next()) {
            add(record.bytes(), record.tooLarge(), format);
        }
    }

    /** Writes what is left, and reports all. */
    Report finish() throws SQLException {
        if (!batch.isEmpty() || !rejected.isEmpty()) {
            write();
        }
        count(writer.await());
        return report.build();
    }

    /** @param tooLarge whether that is only the beginning of a record */
    void add(byte[] record, boolean tooLarge, RecordFormat format) throws SQLException {
        // As many bytes as one record may have: so memory is bounded whatever the size of records is.
        if (batch.size() + rejected.size() >= config.batchSize()
                || bytes > 0 && bytes + record.length > config.maxRecordSize().asLongValue()) {
            write();
        }
        var findings = new Findings(added++);
        try {
            var draft = format.draft(tooLarge ? refused() : record, id, findings);
            findings.problems().forEach(report::add);
            if (batch.containsKey(draft.key())) {
                write();
            }
            batch.put(draft.key(), new Pending(draft, findings));
        } catch (RejectedException reason) {
            var problem = reason.problem(findings);
            rejected.add(new Rejected(record, format.name(), problem));
            report.add(problem);
            if (reason.withdrawal() != null) {
                write(); // what came before it of the same article
                count(writer.await());
                writer.withdraw(reason.withdrawal());
            }
        }
        report.addUnknownKeys(findings.unknownKeys());
        bytes += record.length;
    }

    private byte[] refused() throws RejectedException {
        throw new RejectedException(
                Code.TOO_LARGE,
                "",
                "the record is larger than %d bytes and only its beginning was kept: raise gateway.ingest.max-record-size and send it again"
                        .formatted(config.maxRecordSize().asLongValue()));
    }

    private void write() throws SQLException {
        count(writer.write(List.copyOf(batch.values()), List.copyOf(rejected)));
        batch.clear();
        rejected.clear();
        bytes = 0;
    }

    private void count(Written written) {
        written.outcomes().forEach(report::add);
        written.refused().forEach(report::add);
        progress.accept(report.build());
    }
}
