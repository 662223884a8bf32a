package org.contentgateway.pull;

import io.smallrye.health.api.Wellness;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * How old what is known of each upstream is, in seconds. Always up: a gateway whose upstream is down serves what it has,
 * and no restart or other pod would bring the upstream back.
 */
@Wellness
class PullHealth implements HealthCheck {

    private final PullService pulls;
    private final UpstreamStates states;

    PullHealth(PullService pulls, UpstreamStates states) {
        this.pulls = pulls;
        this.states = states;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Pulled sources").up();
        for (var source : pulls.all()) {
            var name = source.upstream().name();
            try {
                var state = states.get(name);
                response.withData(
                        name,
                        state.lastSuccessAt() == null
                                ? "never pulled"
                                : Duration.between(state.lastSuccessAt(), state.now())
                                                .toSeconds() + " s");
            } catch (SQLException away) {
                response.withData(name, "unknown: the database can't be reached");
            }
        }
        return response.build();
    }
}
