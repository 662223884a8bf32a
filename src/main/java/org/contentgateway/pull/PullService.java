package org.contentgateway.pull;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.contentgateway.pull.PullReport.PullOutcome;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Pulls from the configured upstreams: on their schedules, or on request. */
@ApplicationScoped
class PullService {

    private static final Logger LOG = Logger.getLogger(PullService.class);

    private static final String INTERNAL_ERROR = "Internal error in the gateway; see its log.";

    private final Map<String, UpstreamHandle> handles = new TreeMap<>();
    private final UpstreamStates states;
    private final UpstreamClient client;
    private final Importer importer;
    private final PullMetrics metrics;

    PullService(
            PullConfig config,
            RecordFormats formats,
            UpstreamStates states,
            UpstreamClient client,
            Importer importer,
            PullMetrics metrics) {
        this.states = states;
        this.client = client;
        this.importer = importer;
        this.metrics = metrics;
        config.byName().forEach((name, settings) -> {
            handles.put(name, new UpstreamHandle(Upstream.of(name, settings, formats), new UpstreamGuard(settings)));
            metrics.registerAge(name);
        });
    }

    /** An upstream with its retries and circuit breaker. */
    record UpstreamHandle(Upstream upstream, UpstreamGuard guard) {}

    /** Runs at startup, so that invalid settings make the start fail. */
    void start(@Observes StartupEvent start, Scheduler scheduler) {
        handles.forEach((name, handle) -> {
            var config = handle.upstream().config();
            if (config.every().isEmpty() && config.cron().isEmpty()) {
                return;
            }
            var job = scheduler.newJob("pull " + name).setConcurrentExecution(ConcurrentExecution.SKIP);
            config.every().ifPresent(every -> job.setInterval(every.toString()));
            config.cron().ifPresent(job::setCron);
            job.setTask(execution -> pullIfDue(handle)).schedule();
        });
    }

    Collection<UpstreamHandle> all() {
        return handles.values();
    }

    Optional<UpstreamHandle> named(String name) {
        return Optional.ofNullable(handles.get(name));
    }

    /** Pulls unless any replica has pulled recently. */
    PullReport pullIfDue(UpstreamHandle handle) {
        return pull(handle, false);
    }

    /** Pulls even if no pull is due, the circuit breaker is open, or the upstream asked to wait. */
    PullReport pullNow(UpstreamHandle handle) {
        handle.guard().reset();
        return pull(handle, true);
    }

    private PullReport pull(UpstreamHandle handle, boolean now) {
        var name = handle.upstream().name();
        var sample = metrics.start();
        var report = PullReport.of(name);
        try (var lock = states.tryLock(name).orElse(null)) {
            if (lock == null) {
                report = report.withOutcome(PullOutcome.BUSY, "Another pull from this upstream is running.");
            } else {
                var state = states.get(name);
                report = now || isDue(handle.upstream(), state)
                        ? run(handle, state)
                        : report.withOutcome(
                                PullOutcome.NOT_ASKED, "The pull is not due yet, or the upstream asked to wait.");
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.errorf(failed, "Pull from %s failed", name);
            report = report.withOutcome(PullOutcome.FAILED, INTERNAL_ERROR);
        }
        metrics.stop(sample, report);
        return report;
    }

    private static boolean isDue(Upstream upstream, UpstreamState state) {
        var due = state.lastTryAt() == null
                || !state.now().isBefore(state.lastTryAt().plus(upstream.minimumInterval()));
        return due && (state.notBefore() == null || !state.now().isBefore(state.notBefore()));
    }

    private PullReport run(UpstreamHandle handle, UpstreamState state) {
        var name = handle.upstream().name();
        var session = new PullSession(handle.upstream(), state, client, handle.guard(), importer);
        states.recordAttempt(name);
        try {
            session.run();
            states.recordSuccess(session.report(), session.nextSince(), session.nextValidators());
            LOG.infof(
                    "Pull from %s: %s, %d records",
                    name, session.report().outcome(), session.report().counts().received());
            return session.report();
        } catch (UpstreamException failed) {
            LOG.warnf("Pull from %s: %s", name, failed.getMessage());
            var report = session.report().withOutcome(PullOutcome.FAILED, failed.getMessage());
            states.recordFailure(
                    report, handle.guard().exceedsMaxDelay(failed.retryAfter()) ? failed.retryAfter() : null);
            return report;
        } catch (CircuitBreakerOpenException open) {
            return session.report()
                    .withOutcome(PullOutcome.NOT_ASKED, "The circuit breaker is open after too many failed requests.");
        } catch (RuntimeException failed) {
            states.recordFailure(session.report().withOutcome(PullOutcome.FAILED, INTERNAL_ERROR), null);
            throw failed;
        }
    }
}
