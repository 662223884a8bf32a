package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleStore;
import org.contentgateway.content.Removals;
import org.contentgateway.ingest.Runs.Kind;
import org.jboss.logging.Logger;

/** Takes in what the CMS sends, batch by batch, and reports what became of each record. */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final RecordFormats formats;
    private final ArticleStore store;
    private final Removals removals;
    private final Runs runs;
    private final Quarantine quarantine;
    private final IngestConfig config;

    Importer(
            RecordFormats formats,
            ArticleStore store,
            Removals removals,
            Runs runs,
            Quarantine quarantine,
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

    /** Rehearses the CMS's records: see {@link #rehearse(InputStream, RecordFormat, Consumer)}. */
    public Report rehearse(InputStream in) throws BrokenOffException, SQLException {
        return rehearse(in, formats.cms(), progress -> {});
    }

    /**
     * Tells what would become of all records of a stream, and changes nothing: its report is of run 0.
     *
     * @throws BrokenOffException where the stream can't be read to its end
     */
    public Report rehearse(InputStream in, RecordFormat format, Consumer<Progress> progress)
            throws BrokenOffException, SQLException {
        var counted = new CountedStream(in);
        try (var batches = new DryRun(store)) {
            var run = new Run(0, config, batches, report -> progress.accept(new Progress(counted.bytes(), report)));
            try {
                run.addAll(records(counted), format);
            } catch (IOException broken) {
                throw new BrokenOffException(broken, run.finish());
            }
            return run.finish();
        }
    }

    /** As {@link #run(InputStream, RecordFormat)}, and tells how far it has come, as the second one does. */
    public Report run(InputStream in, RecordFormat format, Consumer<Progress> progress)
            throws BrokenOffException, SQLException {
        var counted = new CountedStream(in);
        var id = runs.begin(Kind.IMPORT);
        try (var writer = new BatchWriter(id, Kind.IMPORT, store, removals, quarantine)) {
            var run = new Run(id, config, writer, report -> {
                var soFar = new Progress(counted.bytes(), report);
                runs.progress(soFar);
                progress.accept(soFar);
            });
            try {
                run.addAll(records(counted), format);
            } catch (IOException broken) {
                throw new BrokenOffException(broken, finish(run.finish(), counted.bytes(), RunState.BROKEN_OFF));
            }
            return finish(run.finish(), counted.bytes(), RunState.DONE);
        } finally {
            runs.fail(id);
        }
    }

    /** Runs rejected records again: what is taken now is let go, what is not stays with its new reason. */
    Report retry(Quarantine.Filter filter) throws SQLException {
        var id = runs.begin(Kind.RETRY);
        try (var writer = new BatchWriter(id, Kind.RETRY, store, removals, quarantine)) {
            var run = new Run(id, config, writer, report -> runs.progress(new Progress(0, report)));
            quarantine.<SQLException>walk(
                    filter,
                    Quarantine.Place.before(id), // what this run rejects again is of this run
                    kept -> run.add(kept.record(), kept.tooLarge(), formats.named(kept.format())));
            return finish(run.finish(), 0, RunState.DONE);
        } finally {
            runs.fail(id);
        }
    }

    private RecordReader records(InputStream in) throws IOException {
        return new RecordReader(
                Gzip.unpacked(in), Math.toIntExact(config.maxRecordSize().asLongValue()));
    }

    private Report finish(Report report, long bytes, RunState state) throws SQLException {
        runs.finish(new Progress(bytes, report), state);
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
