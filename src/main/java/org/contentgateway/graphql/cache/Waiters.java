package org.contentgateway.graphql.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the clients that wait for an execution, beginning with one. */
final class Waiters {

    private final AtomicInteger waiting = new AtomicInteger(1);
    private final Promise<Void> abandoned = Promise.promise();

    /** Adds a client. Returns false if all have left: the execution is then being cancelled. */
    boolean join() {
        return waiting.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void leave() {
        if (waiting.decrementAndGet() == 0) {
            abandoned.complete();
        }
    }

    /** Completes when the last client has left. */
    Future<Void> abandoned() {
        return abandoned.future();
    }
}
