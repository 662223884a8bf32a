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

    /** Whether no known change after {@code since} affects any of the tags. */
    boolean isUnchanged(Collection<String> tags, long since);

    /**
     * The next time at which content with these tags becomes visible or hidden; null when none is scheduled. A transition
     * stays pending for a short time after it is due, as clocks differ.
     */
    @Nullable
    Instant nextTransition(Collection<String> tags);
}
