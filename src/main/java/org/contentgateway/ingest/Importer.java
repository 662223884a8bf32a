package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.ArticleStore;
import org.contentgateway.ingest.Problem.Code;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in what the CMS sends, batch by batch, and reports what became of each record. */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    /** How often a run tells how far it is, in nanoseconds. */
    private static final long TELLING = TimeUnit.SECONDS.toNanos(1);

    private final RecordFormats formats;
    private final ArticleStore store;
    private final Runs runs;
    private final Quarantine quarantine;
    private final IngestConfig config;

    Importer(RecordFormats formats, ArticleStore store, Runs runs, Quarantine quarantine, IngestConfig config) {
        this.formats = formats;
        this.store = store;
        this.runs = runs;
        this.quarantine = quarantine;
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
     * Imports all records of a stream, in any of the CMS's envelopes, plain or gzipped.
     *
     * @throws BrokenOffException where the stream can't be read to its end
     */
    public Report run(InputStream in, RecordFormat format) throws BrokenOffException, SQLException {
        var run = new Run(Runs.Kind.IMPORT);
        try {
            var records = new RecordReader(
                    Gzip.unpacked(in), Math.toIntExact(config.maxRecordSize().asLongValue()));
            for (var record = records.next(); record != null; record = records.next()) {
                run.add(record, format);
            }
            return run.finish(null);
        } catch (IOException broken) {
            throw new BrokenOffException(broken, run.finish("What was sent can't be read to its end"));
        } catch (RuntimeException | SQLException failed) {
            run.fail(failed);
            throw failed;
        }
    }

    /** Runs rejected records again: what is taken now is let go, what is not stays with its new reason. */
    Report retry(Quarantine.Filter filter) throws SQLException {
        var run = new Run(Runs.Kind.RETRY);
        try {
            // What this run rejects again is of this run: behind where the walk begins.
            quarantine.<SQLException>walk(
                    filter,
                    Quarantine.Place.before(run.id),
                    kept -> run.add(
                            new RecordReader.RawRecord(run.added++, kept.record(), kept.tooLarge()),
                            formats.named(kept.format())));
            return run.finish(null);
        } catch (RuntimeException | SQLException failed) {
            run.fail(failed);
            throw failed;
        }
    }

    private record Pending(ArticleDraft draft, Findings findings) {}

    /** One run on its way: a batch that fills, and a report that grows. */
    private final class Run {

        private final Runs.Kind kind;
        private final long id;
        private final Report.Builder report;
        private final Map<ArticleKey, Pending> batch = new LinkedHashMap<>();
        private long added;
        private long told = System.nanoTime();

        Run(Runs.Kind kind) throws SQLException {
            this.kind = kind;
            this.id = runs.begin(kind);
            this.report = new Report.Builder(id, config.maxProblems());
        }

        void add(RecordReader.RawRecord record, RecordFormat format) throws SQLException {
            tell();
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
                if (withdrawal != null && kind != Runs.Kind.RETRY) { // in a retry it is old: it was heeded when it came
                    save(); // what came before it of the same article
                    store.withdraw(withdrawal.key(), withdrawal.editedAt());
                }
                reject(record.bytes(), format.name(), rejected.problem(findings));
            }
            report.addUnknownKeys(findings.unknownKeys());
        }

        /** Keeps how far it is, so that others can look while it goes on. */
        private void tell() throws SQLException {
            var now = System.nanoTime();
            if (now - told >= TELLING) {
                told = now;
                runs.progress(report.build());
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

        /** @param failure what ended it before its end; null where nothing did */
        Report finish(@Nullable String failure) throws SQLException {
            save();
            var result = report.build();
            runs.finish(result, failure);
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

        /** Keeps what is counted, unless that fails too; the failure itself is its caller's. */
        void fail(Exception failed) {
            try {
                runs.finish(
                        report.build(),
                        SqlState.passes(failed) ? "The database failed" : "Something went wrong: the log says what");
            } catch (SQLException | RuntimeException again) {
                failed.addSuppressed(again);
            }
        }

        private void save() throws SQLException {
            if (batch.isEmpty()) {
                return;
            }
            var pending = List.copyOf(batch.values());
            batch.clear();
            try {
                save(pending.stream().map(Pending::draft).toList());
            } catch (JDBCException refused) {
                if (!SqlState.refuses(refused)) {
                    throw refused;
                }
                // One record that the database refuses must not take the others of its batch with it.
                for (var one : pending) {
                    saveAlone(one);
                }
            }
        }

        private void save(List<ArticleDraft> drafts) throws SQLException {
            store.save(drafts).values().forEach(report::add);
            if (kind == Runs.Kind.RETRY) {
                quarantine.release(
                        drafts.stream().map(draft -> draft.source().digest()).toList());
            }
        }

        private void saveAlone(Pending pending) throws SQLException {
            var draft = pending.draft();
            try {
                save(List.of(draft));
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
                reject(draft.source().record(), draft.source().format(), problem);
            }
        }

        private void reject(byte[] record, String format, Problem problem) throws SQLException {
            quarantine.keep(record, format, problem, id);
            report.add(problem);
        }
    }
}
