package org.contentgateway.graphql;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where answers come from, as far as the engine room has to know it to tell whether they still hold: the seam to the rest.
 *
 * <p>Changes have numbers, in one sequence over all processes. What they touch has keys, as {@link Footprint} says.
 */
public interface Origin {

    /** What answers depend on beside content: settings, the version of the application. */
    String version();

    /** The number of the newest change that this process has heard of. */
    long sequence();

    /** The time by the clock that decides what is visible. */
    Instant now();

    /** Hears of all changes until now. */
    void catchUp();

    /** Whether nothing that some keys name has changed after a number, as far as this process has heard. */
    boolean isUnchanged(Collection<String> keys, long since);

    /**
     * When the passing of time alone will next change what some keys name; null where it won't. A moment that is only just
     * over is still told: two clocks never agree to the millisecond.
     */
    @Nullable
    Instant nextChange(Collection<String> keys);

    /** Whether a failure means that the content can't be reached just now. */
    boolean isAway(Throwable failure);

    /** Whether a failure is one of a connection that was kept open: the next try gets another. */
    boolean isBroken(Throwable failure);
}
