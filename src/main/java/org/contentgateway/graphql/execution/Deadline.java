package org.contentgateway.graphql.execution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when the work of a thread has to be done. What can be cancelled tells it so while it runs: a statement in the
 * database, most of all.
 */
public final class Deadline {

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final List<Runnable> cancellations = new ArrayList<>();
    private boolean passed;

    /** The deadline of the calling thread's work; null where it has none. */
    static @Nullable Deadline current() {
        return CURRENT.get();
    }

    /** Whether the calling thread's work is cancelled. */
    static boolean hasPassed() {
        var current = CURRENT.get();
        return current != null && current.passed();
    }

    /** From now on the work of the calling thread is this deadline's; null for none. */
    static void set(@Nullable Deadline deadline) {
        if (deadline == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(deadline);
        }
    }

    /** Something begins that can be cancelled. */
    synchronized void begin(Runnable cancellation) {
        cancellations.add(cancellation);
    }

    /** It has ended: after this its cancellation is not called any more. */
    synchronized void end(Runnable cancellation) {
        cancellations.remove(cancellation);
    }

    /** Cancels what runs. Called again, it cancels what was just about to begin. */
    public synchronized void pass() {
        passed = true;
        cancellations.forEach(Runnable::run);
    }

    private synchronized boolean passed() {
        return passed;
    }
}
