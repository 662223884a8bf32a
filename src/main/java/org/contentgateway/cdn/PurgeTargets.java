package org.contentgateway.cdn;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contentgateway.content.changes.ArticlesChanged;
import org.contentgateway.content.changes.Changes;

/** The configured purge targets. */
@ApplicationScoped
class PurgeTargets {

    private final Map<String, Purger> purgers = new LinkedHashMap<>();
    private final PurgePositions positions;
    private final MeterRegistry meters;

    PurgeTargets(PurgeConfig config, PurgePositions positions, Changes changes, MeterRegistry meters) {
        this.positions = positions;
        this.meters = meters;
        for (var url : config.url().orElse(List.of())) {
            purgers.put(url.toString(), new Purger(new PurgeTarget(url, config), positions, changes));
        }
    }

    void start(@Observes StartupEvent start) {
        purgers.forEach((target, purger) -> {
            positions.addIfAbsent(target);
            Gauge.builder("gateway.purge.lag", purger, Purger::lag)
                    .description("Number of changes not purged from a target yet.")
                    .tag("cache", target)
                    .register(meters);
        });
    }

    void changed(@ObservesAsync ArticlesChanged event) {
        catchUp();
    }

    /** Purges the changes since the last purge. The schedule covers changes without an event. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        purgers.values().forEach(Purger::catchUp);
    }
}
