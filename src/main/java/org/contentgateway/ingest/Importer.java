package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;
import org.contentgateway.ingest.ImportRunWriter.RunKind;
import org.contentgateway.ingest.format.RecordFormat;
import org.jboss.logging.Logger;

/** Takes in what the CMS sends, batch by batch, and reports what became of each record. */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final RecordFormats formats;
    private final ArticleStore store;
    private final Removals removals;
    private final ImportRunWriter runs;
    private final RejectedRecords quarantine;
    private final IngestConfig config;

    Importer(
            RecordFormats formats,
            ArticleStore store,
            Removals removals,
            ImportRunWriter runs,
            RejectedRecords quarantine,
            IngestConfig config) {
        this.formats = formats;
        this.store = store;
        this.removals = removals;
        this.runs = runs;
        this.quarantine = quarantine;
        this.config = config;
    }

    /** The input broke off or is no JSON; the report says what was kept before that. */
    public static final class BrokenOffException extends IOException {

        private final transient ImportReport report;

        BrokenOffException(IOException cause, ImportReport report) {
            super(Objects.requireNonNullElse(cause.getMessage(), "it breaks off"), cause);
            this.report = report;
        }

        public ImportReport report() {
            return report;
        }
    }

    /** Imports the CMS's records: see {@link #run(InputStream, RecordFormat)}. */
    public ImportReport run(InputStream in) throws BrokenOffException, SQLException {
        return run(in, formats.cms());
    }

    /**
     * Imports the CMS's records, and tells how far it has come.
     *
     * @param progress told after each batch, by the thread that imports
     */
    public ImportReport run(InputStream in, Consumer<ImportProgress> progress) throws BrokenOffException, SQLException {
        return run(in, formats.cms(), progress);
    }

    /**
     * Imports all records of a stream, in any of the CMS's envelopes, plain or gzipped.
     *
     * @throws BrokenOffException where the stream can't be read to its end
     */
    public ImportReport run(InputStream in, RecordFormat format) throws BrokenOffException, SQLException {
        return run(in, format, progress -> {});
    }

    /** Rehearses the CMS's records: see {@link #rehearse(InputStream, RecordFormat, Consumer)}. */
    public ImportReport dryRun(InputStream in) throws BrokenOffException, SQLException {
        return dryRun(in, formats.cms(), progress -> {});
    }

    /**
     * Tells what would become of all records of a stream, and changes nothing: its report is of run 0.
     *
     * @throws BrokenOffException where the stream can't be read to its end
     */
    public ImportReport dryRun(InputStream in, RecordFormat format, Consumer<ImportProgress> progress)
            throws BrokenOffException, SQLException {
        var counted = new CountingInputStream(in);
        try (var batches = new DryRunSink(store)) {
            var run = new ImportSession(
                    0, config, batches, report -> progress.accept(new ImportProgress(counted.bytes(), report)));
            try {
                run.addAll(records(counted), format);
            } catch (IOException broken) {
                throw new BrokenOffException(broken, run.finish());
            }
            return run.finish();
        }
    }

    /** As {@link #run(InputStream, RecordFormat)}, and tells how far it has come, as the second one does. */
    public ImportReport run(InputStream in, RecordFormat format, Consumer<ImportProgress> progress)
            throws BrokenOffException, SQLException {
        var counted = new CountingInputStream(in);
        var id = runs.begin(RunKind.IMPORT);
        try (var writer = new BatchWriter(id, RunKind.IMPORT, store, removals, quarantine)) {
            var run = new ImportSession(id, config, writer, report -> {
                var soFar = new ImportProgress(counted.bytes(), report);
                runs.progress(soFar);
                progress.accept(soFar);
            });
            try {
                run.addAll(records(counted), format);
            } catch (IOException broken) {
                throw new BrokenOffException(broken, finish(run.finish(), counted.bytes(), ImportRunState.BROKEN_OFF));
            }
            return finish(run.finish(), counted.bytes(), ImportRunState.DONE);
        } finally {
            runs.fail(id);
        }
    }

    /** Runs rejected records again: what is taken now is let go, what is not stays with its new reason. */
    public ImportReport retry(RejectedRecords.RejectionFilter filter) throws SQLException {
        var id = runs.begin(RunKind.RETRY);
        try (var writer = new BatchWriter(id, RunKind.RETRY, store, removals, quarantine)) {
            var run = new ImportSession(id, config, writer, report -> runs.progress(new ImportProgress(0, report)));
            quarantine.<SQLException>walk(
                    filter,
                    RejectedRecords.RejectionCursor.before(id), // what this run rejects again is of this run
                    kept -> run.add(kept.record(), kept.tooLarge(), formats.named(kept.format())));
            return finish(run.finish(), 0, ImportRunState.DONE);
        } finally {
            runs.fail(id);
        }
    }

    private RecordReader records(InputStream in) throws IOException {
        return new RecordReader(
                GzipDetector.unpacked(in),
                Math.toIntExact(config.maxRecordSize().asLongValue()));
    }

    private ImportReport finish(ImportReport report, long bytes, ImportRunState state) throws SQLException {
        runs.finish(new ImportProgress(bytes, report), state);
        LOG.infof(
                "Import %d: %d received, %d created, %d updated, %d unchanged, %d stale, %d rejected, %d warnings",
                report.run(),
                report.received(),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.stale(),
                report.rejected(),
                report.warnings());
        return report;
    }
}
