package org.contentgateway.ingest;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.store.ReprocessingStore;
import org.contentgateway.content.store.ReprocessingStore.StoredRecord;
import org.contentgateway.database.SessionLock;
import org.contentgateway.database.SqlState;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Derives articles again from their stored records, in the background and batch by batch. One replica at a time reprocesses.
 * It can be stopped at any time: articles know the version that derived them, and a run over all articles stores its
 * position.
 */
@ApplicationScoped
public class Reprocessor {

    private static final Logger LOG = Logger.getLogger(Reprocessor.class);

    /** The key of the session lock: "reproces" in ASCII. */
    private static final long LOCK_KEY = 0x726570726F636573L;

    private final AgroalDataSource database;
    private final ReprocessingStore store;
    private final RecordFormats formats;
    private final ImportRunWriter runWriter;
    private final IngestConfig config;
    private volatile boolean stopping;
    private @Nullable Thread worker;

    Reprocessor(
            AgroalDataSource database,
            ReprocessingStore store,
            RecordFormats formats,
            ImportRunWriter runWriter,
            IngestConfig config) {
        this.database = database;
        this.store = store;
        this.formats = formats;
        this.runWriter = runWriter;
        this.config = config;
    }

    /** Resumes an interrupted run over all articles. Reprocesses outdated articles if that is configured. */
    void start(@Observes StartupEvent started, @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        if (!serves) {
            return; // a command ends before its background work would
        }
        try {
            var outdated = store.hasOutdated();
            if (runWriter.unfinishedReprocessing().isPresent() || outdated && config.reprocessAtStart()) {
                startInBackground(false);
            } else if (outdated) {
                LOG.warn("Some articles were derived by an older version. POST /ingest/reprocess updates them.");
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("The check for outdated articles failed", failed);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (worker != null) {
            worker.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    /** A run that holds the session lock. */
    private record LockedRun(SessionLock lock, long run, boolean allArticles, long position) implements AutoCloseable {

        @Override
        public void close() {
            lock.close();
        }
    }

    /**
     * Reprocesses outdated articles in the background, or resumes an interrupted run over all articles.
     *
     * @param all starts a run over all articles instead
     * @return the id of the run; empty if a replica is reprocessing already
     */
    public synchronized OptionalLong startInBackground(boolean all) throws SQLException {
        var opened = open(all);
        if (opened.isEmpty()) {
            return OptionalLong.empty();
        }
        var run = opened.get();
        worker = new Thread(() -> runAndLogFailure(run), "reprocess-" + run.run());
        worker.start();
        return OptionalLong.of(run.run());
    }

    /**
     * Does the same on the calling thread.
     *
     * @param progress receives the progress after each batch
     * @return empty if a replica is reprocessing already
     */
    public Optional<ImportReport> run(boolean all, Consumer<ImportProgress> progress) throws SQLException {
        var opened = open(all);
        return opened.isEmpty() ? Optional.empty() : Optional.of(reprocess(opened.get(), progress));
    }

    private Optional<LockedRun> open(boolean all) throws SQLException {
        var lock = SessionLock.tryAcquire(database, LOCK_KEY).orElse(null);
        if (lock == null) {
            return Optional.empty();
        }
        try {
            var unfinished = all ? Optional.<ImportRun>empty() : runWriter.unfinishedReprocessing();
            var allArticles = all || unfinished.isPresent();
            long position = unfinished.map(run -> run.position).orElse(0L);
            var run = runWriter.start(ImportRunKind.REPROCESS);
            runWriter.updatePosition(run, allArticles, position);
            return Optional.of(new LockedRun(lock, run, allArticles, position));
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private void runAndLogFailure(LockedRun lockedRun) {
        try {
            reprocess(lockedRun, progress -> {});
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "Reprocessing %d failed. POST /ingest/reprocess resumes it.", lockedRun.run());
        }
    }

    private ImportReport reprocess(LockedRun lockedRun, Consumer<ImportProgress> progress) {
        var run = lockedRun.run();
        try (lockedRun) {
            var allArticles = lockedRun.allArticles();
            LOG.infof("Reprocessing %d: %s", run, allArticles ? "all articles" : "articles of older versions");
            var report = new ImportReport.Builder(run, config.maxProblems());
            var position = lockedRun.position();
            var batch = nextBatch(position, allArticles);
            while (!batch.isEmpty() && !stopping) {
                update(run, batch, report);
                position = batch.get(batch.size() - 1).key().id();
                runWriter.updatePosition(run, allArticles, position);
                var current = new ImportProgress(0, report.build());
                runWriter.progress(current);
                progress.accept(current);
                batch = nextBatch(position, allArticles);
            }
            return finish(run, report.build(), batch.isEmpty());
        } catch (RuntimeException failed) {
            runWriter.fail(run);
            throw failed;
        }
    }

    private List<StoredRecord> nextBatch(long after, boolean allArticles) {
        return store.next(
                after, allArticles, config.batchSize(), config.maxRecordSize().asLongValue());
    }

    private ImportReport finish(long run, ImportReport report, boolean complete) {
        if (complete) {
            runWriter.finish(new ImportProgress(0, report), ImportRunState.DONE);
        } else {
            runWriter.fail(run);
        }
        var counts = report.counts();
        LOG.infof(
                "Reprocessing %d %s: %d articles, %d changed, %d edited meanwhile, %d rejected",
                run,
                complete ? "finished" : "was stopped",
                counts.received(),
                counts.updated(),
                counts.stale(),
                counts.rejected());
        return report;
    }

    private void update(long run, List<StoredRecord> batch, ImportReport.Builder report) {
        var drafts = new ArrayList<ArticleDraft>(batch.size());
        for (var stored : batch) {
            var diagnostics = new RecordDiagnostics(report.received() + drafts.size());
            try {
                drafts.add(formats.named(stored.format()).draft(stored.record(), stored.runId(), diagnostics));
                diagnostics.problems().forEach(report::add);
            } catch (RejectedException rejected) {
                report.add(rejected.problem(diagnostics)); // the article stays as it is
            }
        }
        try {
            store.update(drafts).values().forEach(report::add);
        } catch (JDBCException failure) {
            if (!SqlState.isRejection(failure)) {
                throw failure;
            }
            // One article that the database rejects must not fail the others of its batch.
            drafts.forEach(draft -> updateOne(run, draft, report));
        }
    }

    private void updateOne(long run, ArticleDraft draft, ImportReport.Builder report) {
        try {
            store.update(List.of(draft)).values().forEach(report::add);
        } catch (JDBCException failure) {
            if (!SqlState.isRejection(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "Reprocessing %d: the database rejected article %s", run, draft.key());
            var key = draft.key();
            report.add(new RecordProblem(
                    report.received(),
                    key.portal(),
                    key.contentId(),
                    ProblemCode.NOT_STORABLE,
                    "",
                    String.format(
                            Locale.ROOT, "The database rejected the article. See the gateway's log for run %d.", run)));
        }
    }
}
