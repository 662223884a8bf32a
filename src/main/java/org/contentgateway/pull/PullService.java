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

/** Pulls from each upstream that is configured: by its schedule, or now. */
@ApplicationScoped
class PullService {

    private static final Logger LOG = Logger.getLogger(PullService.class);

    private final Map<String, UpstreamHandle> sources = new TreeMap<>();
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
        config.byName().forEach((name, source) -> {
            sources.put(name, new UpstreamHandle(Upstream.of(name, source, formats), new UpstreamGuard(source)));
            metrics.watch(name);
        });
    }

    /** An upstream and what stands between it and us. */
    record UpstreamHandle(Upstream upstream, UpstreamGuard guard) {}

    /** So early that settings that make no sense end the start. */
    void start(@Observes StartupEvent start, Scheduler scheduler) {
        sources.forEach((name, source) -> {
            var config = source.upstream().config();
            if (config.every().isEmpty() && config.cron().isEmpty()) {
                return;
            }
            var job = scheduler.newJob("pull " + name).setConcurrentExecution(ConcurrentExecution.SKIP);
            config.every().ifPresent(every -> job.setInterval(every.toString()));
            config.cron().ifPresent(job::setCron);
            job.setTask(execution -> scheduled(source)).schedule();
        });
    }

    Collection<UpstreamHandle> all() {
        return sources.values();
    }

    Optional<UpstreamHandle> named(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** Pulls if it is due, whichever replica pulled last. */
    PullReport scheduled(UpstreamHandle source) {
        return pull(source, false);
    }

    /** Pulls whether it is due or not, and though the upstream failed or wanted to be left alone. */
    PullReport now(UpstreamHandle source) {
        source.guard().reset();
        return pull(source, true);
    }

    private PullReport pull(UpstreamHandle source, boolean now) {
        var name = source.upstream().name();
        var sample = metrics.begin();
        var report = PullReport.of(name);
        try (var lock = states.tryLock(name).orElse(null)) {
            if (lock == null) {
                report = report.ended(PullOutcome.BUSY, "another pull from it is under way");
            } else {
                var state = states.get(name);
                report = now || isDue(source.upstream(), state)
                        ? run(source, state)
                        : report.ended(PullOutcome.NOT_ASKED, "it is not due yet, or wants to be left alone");
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.errorf(failed, "Pull from %s: it failed here", name);
            report = report.ended(PullOutcome.FAILED, "it failed here, not there: the log says why");
        }
        metrics.end(sample, report);
        return report;
    }

    private static boolean isDue(Upstream upstream, UpstreamState state) {
        var due = state.lastTryAt() == null
                || !state.now().isBefore(state.lastTryAt().plus(upstream.gap()));
        return due && (state.notBefore() == null || !state.now().isBefore(state.notBefore()));
    }

    private PullReport run(UpstreamHandle source, UpstreamState state) throws SQLException {
        var name = source.upstream().name();
        var pull = new PullSession(source.upstream(), state, client, source.guard(), importer);
        states.begin(name);
        try {
            pull.run();
            states.succeed(pull.report(), pull.nextSince(), pull.nextValidators());
            LOG.infof(
                    "Pull from %s: %s, %d records",
                    name, pull.report().outcome(), pull.report().received());
            return pull.report();
        } catch (UpstreamException failed) {
            LOG.warnf("Pull from %s: %s", name, failed.getMessage());
            var report = pull.report().ended(PullOutcome.FAILED, failed.getMessage());
            states.fail(report, source.guard().isLong(failed.retryAfter()) ? failed.retryAfter() : null);
            return report;
        } catch (CircuitBreakerOpenException open) {
            return pull.report()
                    .ended(PullOutcome.NOT_ASKED, "too many requests failed in a row: it is left alone for a while");
        } catch (SQLException | RuntimeException failed) {
            states.fail(pull.report().ended(PullOutcome.FAILED, "it failed here, not there: the log says why"), null);
            throw failed;
        }
    }
}
