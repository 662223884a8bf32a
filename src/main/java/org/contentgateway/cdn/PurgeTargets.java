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

/** The caches in front, as they are configured. */
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

    void begin(@Observes StartupEvent start) {
        purgers.forEach((cache, purger) -> {
            positions.begin(cache);
            Gauge.builder("gateway.purge.lag", purger, Purger::lag)
                    .description("Changes that a cache in front has not been told of yet")
                    .tag("cache", cache)
                    .register(meters);
        });
    }

    void changed(@ObservesAsync ArticlesChanged heard) {
        catchUp();
    }

    /** Tells them what changed since they were last told; the schedule catches what was not heard of. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        purgers.values().forEach(Purger::catchUp);
    }
}
