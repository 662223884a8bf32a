package org.contentgateway.graphql.execution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of an execution on one thread. Work that can be cancelled, such as an SQL statement, is registered while it
 * runs. Without a clock of its own: the owner expires it.
 */
public final class Deadline {

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final List<Runnable> cancellations = new ArrayList<>();
    private boolean expired;

    /** The deadline of the calling thread; null if it has none. */
    static @Nullable Deadline current() {
        return CURRENT.get();
    }

    /** Whether the deadline of the calling thread has expired. */
    static boolean hasExpired() {
        var current = CURRENT.get();
        return current != null && current.expired();
    }

    /** Sets the deadline of the calling thread; null removes it. */
    static void set(@Nullable Deadline deadline) {
        if (deadline == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(deadline);
        }
    }

    /** Registers work that begins. */
    synchronized void register(Runnable cancellation) {
        cancellations.add(cancellation);
    }

    /** Unregisters work that has ended. Its cancellation is not called afterwards. */
    synchronized void unregister(Runnable cancellation) {
        cancellations.remove(cancellation);
    }

    /** Expires the deadline and cancels registered work. A repeated call also cancels work registered since. */
    public synchronized void expire() {
        expired = true;
        cancellations.forEach(Runnable::run);
    }

    private synchronized boolean expired() {
        return expired;
    }
}
