package org.contentgateway.pull;

import io.smallrye.health.api.Wellness;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Reports the age of each upstream's content in seconds. Always up: a gateway whose upstream is down serves the content it
 * has, and neither a restart nor another pod would help.
 */
@Wellness
class PullHealth implements HealthCheck {

    private final PullService pullService;
    private final UpstreamStates states;

    PullHealth(PullService pullService, UpstreamStates states) {
        this.pullService = pullService;
        this.states = states;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Pulled sources").up();
        for (var handle : pullService.all()) {
            var name = handle.upstream().name();
            try {
                var state = states.get(name);
                response.withData(
                        name,
                        state.lastSuccessAt() == null
                                ? "never pulled"
                                : Duration.between(state.lastSuccessAt(), state.now())
                                                .toSeconds() + " s");
            } catch (RuntimeException unavailable) {
                response.withData(name, "unknown: the database is unavailable");
            }
        }
        return response.build();
    }
}
