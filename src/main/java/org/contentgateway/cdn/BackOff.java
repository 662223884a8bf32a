package org.contentgateway.cdn;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Exponential backoff: pauses that double with each failure, up to a minute. */
final class BackOff {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final LongSupplier clock;
    private Duration pause = Duration.ZERO;
    private long pauseStart;

    /**
     * Starts without a pause.
     *
     * @param clock a time in nanoseconds, like {@link System#nanoTime}
     */
    BackOff(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether a pause is running. */
    synchronized boolean isPausing() {
        return clock.getAsLong() - pauseStart < pause.toNanos();
    }

    /**
     * Starts a pause, twice as long as the previous one.
     *
     * @return whether it is the first failure since the last success
     */
    synchronized boolean recordFailure() {
        var first = pause.isZero();
        var next = first ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = next.compareTo(MAX_PAUSE) < 0 ? next : MAX_PAUSE;
        pauseStart = clock.getAsLong();
        return first;
    }

    /**
     * Ends the pauses.
     *
     * @return whether there was a failure before
     */
    synchronized boolean recordSuccess() {
        var recovered = !pause.isZero();
        pause = Duration.ZERO;
        return recovered;
    }
}
