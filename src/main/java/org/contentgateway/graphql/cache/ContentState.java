package org.contentgateway.graphql.cache;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The state of the content that responses depend on. Changes are numbered in one sequence for all processes and name
 * what they affect by cache tags: see {@link CacheDependencies}.
 */
public interface ContentState {

    /** Everything else that responses depend on: settings and the application's version. */
    String version();

    /** The number of the newest change that this process knows. */
    long sequence();

    /** The time by the clock that decides visibility. */
    Instant now();

    /** Reads all changes committed before the call. */
    void catchUp();

    /** A secret for signing entity tags, the same in all processes. */
    byte[] signingKey();

    /**
     * Whether content with these tags is the same as for an execution that started at the given change number and time: no
     * known change and no scheduled transition since then affects it.
     */
    boolean isUnchanged(Collection<String> tags, long sequence, Instant startedAt);

    /**
     * The next time at which content with these tags becomes visible or hidden; null when none is scheduled. A transition
     * stays pending for a short time after it is due, as clocks differ.
     */
    @Nullable
    Instant nextTransition(Collection<String> tags);
}
