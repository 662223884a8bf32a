package org.contentgateway.pull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Metrics of pulls. */
@ApplicationScoped
class PullMetrics {

    private final MeterRegistry registry;
    private final UpstreamStates states;

    PullMetrics(MeterRegistry registry, UpstreamStates states) {
        this.registry = registry;
        this.states = states;
    }

    void registerAge(String source) {
        Gauge.builder("gateway.pull.age", this, metrics -> metrics.age(source))
                .description("Time since the last successful pull by any replica. NaN before the first.")
                .baseUnit("seconds")
                .tag("source", source)
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void stop(Timer.Sample sample, PullReport report) {
        sample.stop(Timer.builder("gateway.pull")
                .description("Duration of pulls by outcome.")
                .tag("source", report.source())
                .tag("outcome", report.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry));
        registry.counter("gateway.pull.records", "source", report.source())
                .increment((double) report.counts().received());
        registry.counter("gateway.pull.rejected", "source", report.source())
                .increment((double) report.counts().rejected());
    }

    private double age(String source) {
        try {
            var state = states.get(source);
            return state.lastSuccessAt() == null
                    ? Double.NaN
                    : Duration.between(state.lastSuccessAt(), state.now()).toMillis() / 1000.0;
        } catch (RuntimeException unavailable) {
            return Double.NaN;
        }
    }
}
