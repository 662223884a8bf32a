package org.contentgateway.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.store.ReprocessingStore;
import org.contentgateway.content.store.ReprocessingStore.StoredRecord;
import org.contentgateway.database.SqlState;
import org.contentgateway.ingest.ImportRunWriter.RunKind;
import org.contentgateway.ingest.ReprocessLocks.ReprocessLock;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.RejectedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Derives articles from their stored records again, in the background and batch by batch. It can be stopped at any time:
 * what an older version derived is known by its version, and a run over all articles keeps how far it has come.
 */
@ApplicationScoped
public class Reprocessor {

    private static final Logger LOG = Logger.getLogger(Reprocessor.class);

    private final ReprocessingStore derivations;
    private final RecordFormats formats;
    private final ImportRunWriter runs;
    private final ReprocessLocks state;
    private final IngestConfig config;
    private volatile boolean stopping;
    private @Nullable Thread worker;

    Reprocessor(
            ReprocessingStore derivations,
            RecordFormats formats,
            ImportRunWriter runs,
            ReprocessLocks state,
            IngestConfig config) {
        this.derivations = derivations;
        this.formats = formats;
        this.runs = runs;
        this.state = state;
        this.config = config;
    }

    /** Goes on with a run over all articles that was cut off; does what is to be done, where that is wanted. */
    void start(@Observes StartupEvent started, @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        if (!serves) {
            return; // a command of the command line ends too soon
        }
        try {
            var old = derivations.hasOutdated();
            if (state.unfinished() != null || old && config.reprocessAtStart()) {
                begin(false);
            } else if (old) {
                LOG.warn("Some articles were derived by an older version: POST /ingest/reprocess derives them again");
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("Whether articles are to be derived again can't be told now", failed);
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (worker != null) {
            worker.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    /** A run that was begun, and the lock that it holds. */
    private record Work(ReprocessLock lock, long run, boolean everything, long from) implements AutoCloseable {

        @Override
        public void close() {
            lock.close();
        }
    }

    /**
     * Begins to derive what an older version derived, or goes on with a run over all articles that was cut off.
     *
     * @param all begins with all articles
     * @return the run; none where one is under way, in whatever replica
     */
    public synchronized OptionalLong begin(boolean all) throws SQLException {
        var work = open(all);
        if (work == null) {
            return OptionalLong.empty();
        }
        worker = new Thread(() -> inBackground(work), "reprocess-" + work.run());
        worker.start();
        return OptionalLong.of(work.run());
    }

    /**
     * Does the same while the caller waits, and tells how far it has come.
     *
     * @return none where a run is under way, in whatever replica
     */
    public Optional<ImportReport> run(boolean all, Consumer<ImportProgress> progress) throws SQLException {
        var work = open(all);
        return work == null ? Optional.empty() : Optional.of(derive(work, progress));
    }

    private @Nullable Work open(boolean all) throws SQLException {
        var lock = state.lock();
        if (lock == null) {
            return null;
        }
        try {
            var unfinished = all ? null : state.unfinished();
            var everything = all || unfinished != null;
            var position = unfinished == null ? 0 : unfinished;
            var run = runs.begin(RunKind.REPROCESS);
            state.keep(run, everything, position);
            return new Work(lock, run, everything, position);
        } catch (SQLException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private void inBackground(Work work) {
        try {
            derive(work, progress -> {});
        } catch (SQLException | RuntimeException failed) {
            LOG.errorf(failed, "Reprocessing %d was cut off: POST /ingest/reprocess goes on with it", work.run());
        }
    }

    private ImportReport derive(Work work, Consumer<ImportProgress> told) throws SQLException {
        var run = work.run();
        try (work) {
            var everything = work.everything();
            LOG.infof("Reprocessing %d: %s", run, everything ? "all articles" : "those of an older version");
            var report = new ImportReport.Builder(run, config.maxProblems());
            var position = work.from();
            var batch = next(position, everything);
            while (!batch.isEmpty() && !stopping) {
                renew(run, batch, report);
                position = batch.get(batch.size() - 1).key().id();
                state.keep(run, everything, position);
                var progress = new ImportProgress(0, report.build());
                runs.progress(progress);
                told.accept(progress);
                batch = next(position, everything);
            }
            return finish(run, report.build(), batch.isEmpty());
        } catch (SQLException | RuntimeException failed) {
            runs.fail(run);
            throw failed;
        }
    }

    private List<StoredRecord> next(long after, boolean everything) {
        return derivations.next(
                after, everything, config.batchSize(), config.maxRecordSize().asLongValue());
    }

    private ImportReport finish(long run, ImportReport report, boolean whole) throws SQLException {
        if (whole) {
            runs.finish(new ImportProgress(0, report), ImportRunState.DONE);
        } else {
            runs.fail(run);
        }
        LOG.infof(
                "Reprocessing %d %s: %d articles, %d changed, %d edited meanwhile, %d can't be derived any more",
                run,
                whole ? "is done" : "was stopped",
                report.received(),
                report.updated(),
                report.stale(),
                report.rejected());
        return report;
    }

    private void renew(long run, List<StoredRecord> batch, ImportReport.Builder report) {
        var drafts = new ArrayList<ArticleDraft>(batch.size());
        for (var stored : batch) {
            var findings = new RecordDiagnostics(report.build().received() + drafts.size());
            try {
                drafts.add(formats.named(stored.format()).draft(stored.record(), stored.runId(), findings));
                findings.problems().forEach(report::add);
            } catch (RejectedException rejected) {
                report.add(rejected.problem(findings)); // it stays as it was derived before
            }
        }
        try {
            derivations.update(drafts).values().forEach(report::add);
        } catch (JDBCException refused) {
            if (!SqlState.isRejection(refused)) {
                throw refused;
            }
            // One that the database refuses must not take the others of its batch with it.
            drafts.forEach(draft -> renewAlone(run, draft, report));
        }
    }

    private void renewAlone(long run, ArticleDraft draft, ImportReport.Builder report) {
        try {
            derivations.update(List.of(draft)).values().forEach(report::add);
        } catch (JDBCException refused) {
            if (!SqlState.isRejection(refused)) {
                throw refused;
            }
            LOG.errorf(refused, "Reprocessing %d: article %s can't be stored", run, draft.key());
            var key = draft.key();
            report.add(new RecordProblem(
                    report.build().received(),
                    key.portal(),
                    key.contentId(),
                    ProblemCode.NOT_STORABLE,
                    "",
                    "the database refuses it; the log of run %d says why".formatted(run)));
        }
    }
}
