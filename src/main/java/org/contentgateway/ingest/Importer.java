package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.Removals;
import org.contentgateway.ingest.RejectedRecord.RejectionCursor;
import org.contentgateway.ingest.RejectedRecord.RejectionFilter;
import org.contentgateway.ingest.format.RecordFormat;
import org.jboss.logging.Logger;

/** Imports records batch by batch, and reports the outcome of each record. */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final RecordFormats formats;
    private final ArticleStore articleStore;
    private final Removals removals;
    private final ImportRunWriter runWriter;
    private final RejectedRecords rejectedRecords;
    private final IngestConfig config;

    Importer(
            RecordFormats formats,
            ArticleStore articleStore,
            Removals removals,
            ImportRunWriter runWriter,
            RejectedRecords rejectedRecords,
            IngestConfig config) {
        this.formats = formats;
        this.articleStore = articleStore;
        this.removals = removals;
        this.runWriter = runWriter;
        this.rejectedRecords = rejectedRecords;
        this.config = config;
    }

    /** The input ends unexpectedly or is not JSON. The report counts the records that were imported before that point. */
    public static final class IncompleteInputException extends IOException {

        private final transient ImportReport report;

        IncompleteInputException(IOException cause, ImportReport report) {
            super(Objects.requireNonNullElse(cause.getMessage(), "the input ends unexpectedly"), cause);
            this.report = report;
        }

        public ImportReport report() {
            return report;
        }
    }

    /**
     * Imports all records of a stream: JSON lists or one object per line, plain or gzipped.
     *
     * @throws IncompleteInputException if the stream can't be read to its end
     */
    public ImportReport run(InputStream in, RecordFormat format) throws IncompleteInputException {
        return run(in, format, progress -> {});
    }

    /**
     * Imports all records of a stream: JSON lists or one object per line, plain or gzipped.
     *
     * @param progress receives the progress after each batch, on the calling thread
     * @throws IncompleteInputException if the stream can't be read to its end
     */
    public ImportReport run(InputStream in, RecordFormat format, Consumer<ImportProgress> progress)
            throws IncompleteInputException {
        var input = new CountingInputStream(in);
        var run = runWriter.start(ImportRunKind.IMPORT);
        try (var writer = new BatchWriter(run, ImportRunKind.IMPORT, articleStore, removals, rejectedRecords)) {
            var session = new ImportSession(run, config, writer, report -> {
                var current = new ImportProgress(input.bytes(), report);
                runWriter.progress(current);
                progress.accept(current);
            });
            try {
                session.addAll(records(input), format);
            } catch (IOException incomplete) {
                var report = finish(session.finish(), input.bytes(), ImportRunState.BROKEN_OFF);
                throw new IncompleteInputException(incomplete, report);
            }
            return finish(session.finish(), input.bytes(), ImportRunState.DONE);
        } finally {
            runWriter.fail(run); // unless it has finished
        }
    }

    /**
     * Reports the outcomes that an import of the stream would have, without writing anything. The report's run is 0.
     *
     * @param progress receives the progress after each batch, on the calling thread
     * @throws IncompleteInputException if the stream can't be read to its end
     */
    public ImportReport dryRun(InputStream in, RecordFormat format, Consumer<ImportProgress> progress)
            throws IncompleteInputException {
        var input = new CountingInputStream(in);
        try (var sink = new DryRunSink(articleStore)) {
            var session = new ImportSession(
                    0, config, sink, report -> progress.accept(new ImportProgress(input.bytes(), report)));
            try {
                session.addAll(records(input), format);
            } catch (IOException incomplete) {
                throw new IncompleteInputException(incomplete, session.finish());
            }
            return session.finish();
        }
    }

    /** Imports rejected records again. Imported ones are deleted; the others get their new reason and run. */
    public ImportReport retry(RejectionFilter filter) {
        var run = runWriter.start(ImportRunKind.RETRY);
        try (var writer = new BatchWriter(run, ImportRunKind.RETRY, articleStore, removals, rejectedRecords)) {
            var session =
                    new ImportSession(run, config, writer, report -> runWriter.progress(new ImportProgress(0, report)));
            rejectedRecords.<RuntimeException>forEach(
                    filter,
                    RejectionCursor.before(run), // records that this run rejects again belong to this run
                    rejection -> session.add(
                            rejection.record(), rejection.isTruncated(), formats.named(rejection.format())));
            return finish(session.finish(), 0, ImportRunState.DONE);
        } finally {
            runWriter.fail(run); // unless it has finished
        }
    }

    private RecordReader records(InputStream in) throws IOException {
        return new RecordReader(
                GzipDetector.decompressed(in),
                Math.toIntExact(config.maxRecordSize().asLongValue()));
    }

    private ImportReport finish(ImportReport report, long bytes, ImportRunState state) {
        runWriter.finish(new ImportProgress(bytes, report), state);
        var counts = report.counts();
        LOG.infof(
                "Import %d: %d received, %d created, %d updated, %d unchanged, %d stale, %d rejected, %d warnings",
                report.run(),
                counts.received(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.stale(),
                counts.rejected(),
                counts.warnings());
        return report;
    }
}
