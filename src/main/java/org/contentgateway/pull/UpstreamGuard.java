package org.contentgateway.pull;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.contentgateway.pull.PullConfig.SourceConfig;
import org.jspecify.annotations.Nullable;

/** Asks again where a failure may pass, and leaves an upstream alone that fails again and again. */
final class UpstreamGuard {

    private final SourceConfig config;
    private volatile Guard guard;
    private volatile CircuitBreakerState breaker = CircuitBreakerState.CLOSED;

    UpstreamGuard(SourceConfig config) {
        this.config = config;
        this.guard = guard();
    }

    /** @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException unless it is asked */
    <T> T call(Callable<T> request, Class<T> type) throws Exception {
        return guard.call(request, type);
    }

    CircuitBreakerState breaker() {
        return breaker;
    }

    /** Forgets the failures so far: somebody knows better. */
    void reset() {
        breaker = CircuitBreakerState.CLOSED;
        guard = guard();
    }

    private Guard guard() {
        var retry = config.retry();
        return Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breaker().failures())
                .failureRatio(1)
                .delay(config.breaker().delay().toMillis(), ChronoUnit.MILLIS)
                .when(UpstreamException.class::isInstance)
                .onStateChange(state -> breaker = state)
                .done()
                .withRetry()
                .maxRetries(retry.max())
                .maxDuration(config.maxDuration().toMillis(), ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof UpstreamException upstream
                        && upstream.passes()
                        && !isLong(upstream.retryAfter()))
                .withCustomBackoff()
                .strategy(() -> new BackOff(retry.delay(), retry.maxDelay()))
                .done()
                .done()
                .build();
    }

    /** Whether an upstream wants to be left alone for longer than anybody waits. */
    boolean isLong(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(config.retry().maxDelay()) > 0;
    }

    /** Twice as long each time, less a random part, so that those who failed together don't come back together. */
    private static final class BackOff implements CustomBackoffStrategy {

        private final long longest;
        private long next;

        BackOff(Duration first, Duration longest) {
            this.next = first.toMillis();
            this.longest = longest.toMillis();
        }

        @Override
        public long nextDelayInMillis(Throwable failure) {
            var delay = Math.min(next, longest);
            next = Math.min(next * 2, longest);
            var jittered = delay - ThreadLocalRandom.current().nextLong(delay / 2 + 1);
            var asked = failure instanceof UpstreamException upstream ? upstream.retryAfter() : null;
            return asked == null ? jittered : Math.max(asked.toMillis(), jittered);
        }
    }
}
