package org.contentgateway.pull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** How pulls go, for alerts and graphs. */
@ApplicationScoped
class PullMetrics {

    private final MeterRegistry registry;
    private final UpstreamStates states;

    PullMetrics(MeterRegistry registry, UpstreamStates states) {
        this.registry = registry;
        this.states = states;
    }

    void watch(String source) {
        Gauge.builder("gateway.pull.age", this, metrics -> metrics.age(source))
                .description("Since the last good pull, by whichever replica. No value before the first.")
                .baseUnit("seconds")
                .tag("source", source)
                .register(registry);
    }

    Timer.Sample begin() {
        return Timer.start(registry);
    }

    void end(Timer.Sample sample, PullReport report) {
        sample.stop(Timer.builder("gateway.pull")
                .description("Pulls, by what became of them.")
                .tag("source", report.source())
                .tag("outcome", report.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry));
        registry.counter("gateway.pull.records", "source", report.source()).increment((double) report.received());
        registry.counter("gateway.pull.rejected", "source", report.source()).increment((double) report.rejected());
    }

    private double age(String source) {
        try {
            var state = states.get(source);
            return state.lastSuccessAt() == null
                    ? Double.NaN
                    : Duration.between(state.lastSuccessAt(), state.now()).toMillis() / 1000.0;
        } catch (SQLException away) {
            return Double.NaN;
        }
    }
}
