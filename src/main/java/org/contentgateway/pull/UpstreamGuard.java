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

/** Retries temporary failures of an upstream, and stops requests by a circuit breaker if it keeps failing. */
final class UpstreamGuard {

    private final SourceConfig config;
    private volatile Guard guard;
    private volatile CircuitBreakerState breakerState = CircuitBreakerState.CLOSED;

    UpstreamGuard(SourceConfig config) {
        this.config = config;
        this.guard = guard();
    }

    /** @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException if no request was sent */
    <T> T call(Callable<T> request, Class<T> type) throws Exception {
        return guard.call(request, type);
    }

    CircuitBreakerState breakerState() {
        return breakerState;
    }

    /** Closes the circuit breaker and forgets earlier failures. */
    void reset() {
        breakerState = CircuitBreakerState.CLOSED;
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
                .onStateChange(state -> breakerState = state)
                .done()
                .withRetry()
                .maxRetries(retry.max())
                .maxDuration(config.maxDuration().toMillis(), ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof UpstreamException upstream
                        && upstream.isTemporary()
                        && !exceedsMaxDelay(upstream.retryAfter()))
                .withCustomBackoff()
                .strategy(() -> new JitteredBackoff(retry.delay(), retry.maxDelay()))
                .done()
                .done()
                .build();
    }

    /** Whether the upstream asks to wait for longer than the maximum delay between retries. */
    boolean exceedsMaxDelay(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(config.retry().maxDelay()) > 0;
    }

    /** Exponential backoff with jitter, so that replicas that failed together do not retry together. */
    private static final class JitteredBackoff implements CustomBackoffStrategy {

        private final long maxDelay;
        private long nextDelay;

        JitteredBackoff(Duration firstDelay, Duration maxDelay) {
            this.nextDelay = firstDelay.toMillis();
            this.maxDelay = maxDelay.toMillis();
        }

        @Override
        public long nextDelayInMillis(Throwable failure) {
            var delay = Math.min(nextDelay, maxDelay);
            nextDelay = Math.min(nextDelay * 2, maxDelay);
            var jittered = delay - ThreadLocalRandom.current().nextLong(delay / 2 + 1);
            var retryAfter = failure instanceof UpstreamException upstream ? upstream.retryAfter() : null;
            return retryAfter == null ? jittered : Math.max(retryAfter.toMillis(), jittered);
        }
    }
}
