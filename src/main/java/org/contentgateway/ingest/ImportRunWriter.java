package org.contentgateway.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Stores runs: their start, their progress every few seconds, and their result. */
@Startup // closes the runs of dead processes before the next import starts
@ApplicationScoped
class ImportRunWriter {

    private static final Logger LOG = Logger.getLogger(ImportRunWriter.class);

    private static final int HEARTBEAT_SECONDS = 2;
    private static final int HEARTBEATS_PER_LOG_LINE = 5;

    private final ObjectMapper json;
    private final Map<Long, ActiveRun> activeRuns = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "import-heartbeat"));

    ImportRunWriter(ObjectMapper json) {
        this.json = json;
    }

    /** A run of this process, with its latest progress. */
    private static final class ActiveRun {

        private volatile ImportProgress progress;
        private long loggedRecords;
        private int heartbeats;

        ActiveRun(long run) {
            this.progress = new ImportProgress(0, new ImportReport(run, ImportCounts.NONE, List.of(), Map.of()));
        }
    }

    @PostConstruct
    @SuppressWarnings("FutureReturnValueIgnored") // a heartbeat catches its own failures
    void startHeartbeats() {
        scheduler.scheduleAtFixedRate(this::heartbeat, 0, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stopHeartbeats() {
        scheduler.shutdownNow();
    }

    /** Inserts a run and returns its id. */
    long start(ImportRunKind kind) {
        var run = insert(kind);
        activeRuns.put(run, new ActiveRun(run));
        return run;
    }

    @Transactional
    long insert(ImportRunKind kind) {
        return ImportRun.insert(kind);
    }

    /** Records the progress of a run in memory; the next heartbeat stores it. */
    void progress(ImportProgress progress) {
        var active = activeRuns.get(progress.report().run());
        if (active != null) {
            active.progress = progress;
        }
    }

    /** Stores the result of a run, even if another replica has closed the run as dead. */
    @Transactional
    void finish(ImportProgress progress, ImportRunState state) {
        activeRuns.remove(progress.report().run());
        var parameters = parameters(progress);
        parameters.put("state", state);
        ImportRun.finish(parameters);
    }

    /** Closes a run as failed, unless it has finished. If the database is unavailable, a later heartbeat closes it. */
    void fail(long run) {
        var active = activeRuns.remove(run);
        try {
            if (active != null) {
                finish(active.progress, ImportRunState.FAILED);
            }
        } catch (RuntimeException unavailable) {
            LOG.debugf(unavailable, "Import %d could not be closed as failed", run);
        }
    }

    @Transactional
    Optional<ImportRun> unfinishedReprocessing() {
        return ImportRun.unfinishedReprocessing();
    }

    @Transactional
    void updatePosition(long run, boolean allArticles, long position) {
        ImportRun.updatePosition(run, allArticles, position);
    }

    private void heartbeat() {
        try {
            for (var active : activeRuns.values()) {
                storeProgress(active.progress);
                if (++active.heartbeats % HEARTBEATS_PER_LOG_LINE == 0) {
                    log(active);
                }
            }
            failDeadRuns();
        } catch (RuntimeException unavailable) {
            LOG.debug("The progress of imports could not be stored", unavailable);
        }
    }

    @Transactional
    void storeProgress(ImportProgress progress) {
        ImportRun.updateRunning(parameters(progress));
    }

    @Transactional
    void failDeadRuns() {
        ImportRun.failDead();
    }

    private static void log(ActiveRun active) {
        var report = active.progress.report();
        var received = report.counts().received();
        LOG.infof(
                "Import %d: %d records so far, %d per second",
                report.run(),
                received,
                (received - active.loggedRecords) / (HEARTBEAT_SECONDS * HEARTBEATS_PER_LOG_LINE));
        active.loggedRecords = received;
    }

    private Map<String, Object> parameters(ImportProgress progress) {
        var report = progress.report();
        var counts = report.counts();
        var parameters = new HashMap<String, Object>();
        parameters.put("id", report.run());
        parameters.put("bytes", progress.bytes());
        parameters.put("received", counts.received());
        parameters.put("created", counts.created());
        parameters.put("updated", counts.updated());
        parameters.put("unchanged", counts.unchanged());
        parameters.put("stale", counts.stale());
        parameters.put("rejected", counts.rejected());
        parameters.put("warnings", counts.warnings());
        parameters.put("problems", toJson(report.problems()));
        parameters.put("unknownKeys", toJson(report.unknownKeys()));
        return parameters;
    }

    private String toJson(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can be written as JSON", impossible);
        }
    }
}
