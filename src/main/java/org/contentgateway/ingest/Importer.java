package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.ArticleStore;
import org.contentgateway.content.SqlState;
import org.contentgateway.ingest.Problem.Code;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;

/** Takes in what the CMS sends, batch by batch, and reports what became of each record. */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final RecordFormats formats;
    private final ArticleStore store;
    private final Runs runs;
    private final IngestConfig config;

    Importer(RecordFormats formats, ArticleStore store, Runs runs, IngestConfig config) {
        this.formats = formats;
        this.store = store;
        this.runs = runs;
        this.config = config;
    }

    /** The input broke off or is no JSON; the report says what was kept before that. */
    public static final class BrokenOffException extends IOException {

        private final transient Report report;

        BrokenOffException(IOException cause, Report report) {
            super(Objects.requireNonNullElse(cause.getMessage(), "it breaks off"), cause);
            this.report = report;
        }

        public Report report() {
            return report;
        }
    }

    /** Imports the CMS's records: see {@link #run(InputStream, RecordFormat)}. */
    public Report run(InputStream in) throws BrokenOffException, SQLException {
        return run(in, formats.cms());
    }

    /**
     * Imports the CMS's records, and tells how far it has come.
     *
     * @param progress told after each batch, by the thread that imports
     */
    public Report run(InputStream in, Consumer<Progress> progress) throws BrokenOffException, SQLException {
        return run(in, formats.cms(), progress);
    }

    /**
     * Imports all records of a stream, in any of the CMS's envelopes, plain or gzipped.
     *
     * @throws BrokenOffException where the stream can't be read to its end
     */
    public Report run(InputStream in, RecordFormat format) throws BrokenOffException, SQLException {
        return run(in, format, progress -> {});
    }

    /** As {@link #run(InputStream, RecordFormat)}, and tells how far it has come, as the second one does. */
    public Report run(InputStream in, RecordFormat format, Consumer<Progress> progress)
            throws BrokenOffException, SQLException {
        var counted = new CountedStream(in);
        var run =
                new Run(runs.begin(), format, report -> progress.accept(new Progress(counted.bytes(), report.build())));
        try {
            var records = new RecordReader(
                    Gzip.unpacked(counted),
                    Math.toIntExact(config.maxRecordSize().asLongValue()));
            for (var record = records.next(); record != null; record = records.next()) {
                run.add(record);
            }
        } catch (IOException broken) {
            throw new BrokenOffException(broken, run.finish());
        }
        return run.finish();
    }

    private record Pending(ArticleDraft draft, Findings findings) {}

    /** One run on its way: a batch that fills, and a report that grows. */
    private final class Run {

        private final long id;
        private final RecordFormat format;
        private final Report.Builder report;
        private final Consumer<Report.Builder> saved;
        private final Map<ArticleKey, Pending> batch = new LinkedHashMap<>();

        Run(long id, RecordFormat format, Consumer<Report.Builder> saved) {
            this.id = id;
            this.format = format;
            this.report = new Report.Builder(id, config.maxProblems());
            this.saved = saved;
        }

        void add(RecordReader.RawRecord record) throws SQLException {
            var findings = new Findings(record.index());
            try {
                var draft = format.draft(whole(record), id, findings);
                findings.problems().forEach(report::add);
                if (batch.size() >= config.batchSize() || batch.containsKey(draft.key())) {
                    save();
                }
                batch.put(draft.key(), new Pending(draft, findings));
            } catch (RejectedException rejected) {
                var withdrawal = rejected.withdrawal();
                if (withdrawal != null) {
                    save(); // what came before it of the same article
                    store.withdraw(withdrawal.key(), withdrawal.editedAt());
                }
                reject(record.bytes(), rejected.problem(findings));
            }
        }

        private byte[] whole(RecordReader.RawRecord record) throws RejectedException {
            if (record.tooLarge()) {
                throw new RejectedException(
                        Code.TOO_LARGE,
                        "",
                        "the record is larger than %d bytes and only its beginning was kept: raise gateway.ingest.max-record-size and send it again"
                                .formatted(config.maxRecordSize().asLongValue()));
            }
            return record.bytes();
        }

        Report finish() throws SQLException {
            save();
            var result = report.build();
            runs.finish(result);
            LOG.infof(
                    "Import %d: %d received, %d created, %d updated, %d unchanged, %d stale, %d rejected, %d warnings",
                    id,
                    result.received(),
                    result.created(),
                    result.updated(),
                    result.unchanged(),
                    result.stale(),
                    result.rejected(),
                    result.warnings());
            return result;
        }

        private void save() throws SQLException {
            if (batch.isEmpty()) {
                return;
            }
            var pending = List.copyOf(batch.values());
            batch.clear();
            try {
                store.save(pending.stream().map(Pending::draft).toList())
                        .values()
                        .forEach(report::add);
            } catch (JDBCException refused) {
                if (!SqlState.refuses(refused)) {
                    throw refused;
                }
                // One record that the database refuses must not take the others of its batch with it.
                for (var one : pending) {
                    saveAlone(one);
                }
            }
            saved.accept(report);
        }

        private void saveAlone(Pending pending) throws SQLException {
            var draft = pending.draft();
            try {
                store.save(List.of(draft)).values().forEach(report::add);
            } catch (JDBCException refused) {
                if (!SqlState.refuses(refused)) {
                    throw refused;
                }
                LOG.errorf(refused, "Import %d: article %s can't be stored", id, draft.key());
                var problem = pending.findings()
                        .problem(
                                Code.NOT_STORABLE,
                                "",
                                "the database refuses it; the log of run %d says why".formatted(id));
                reject(draft.source().record(), problem);
            }
        }

        private void reject(byte[] record, Problem problem) throws SQLException {
            runs.keep(record, format.name(), problem, id);
            report.add(problem);
        }
    }
}
