package org.contentgateway.cdn;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Pauses that double from failure to failure, up to a minute. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LongSupplier clock;
    private Duration pause = Duration.ZERO;
    private long since;

    /**
     * No pause.
     *
     * @param clock in nanoseconds
     */
    BackOff(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the next attempt has to wait. */
    synchronized boolean isOn() {
        return clock.getAsLong() - since < pause.toNanos();
    }

    /**
     * Begins a pause, longer than the one before.
     *
     * @return whether it is the first since it last went well
     */
    synchronized boolean failed() {
        var first = pause.isZero();
        var next = first ? FIRST : pause.multipliedBy(2);
        pause = next.compareTo(LONGEST) < 0 ? next : LONGEST;
        since = clock.getAsLong();
        return first;
    }

    /**
     * Needs no more pauses.
     *
     * @return whether it had failed before
     */
    synchronized boolean succeeded() {
        var again = !pause.isZero();
        pause = Duration.ZERO;
        return again;
    }
}
