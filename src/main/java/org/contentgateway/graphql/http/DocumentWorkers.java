package org.contentgateway.graphql.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.contentgateway.graphql.document.LimitsConfig;
import org.contentgateway.graphql.document.RequestException;

/**
 * Parses and validates documents on a few threads of their own, so that documents made to be slow delay only other new
 * documents. The queue is bounded, and the deadline of requests holds here too.
 */
@ApplicationScoped
class DocumentWorkers {

    private static final int MAX_PENDING = 256;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Duration timeout;
    private final int maxPending;
    private final AtomicInteger pending = new AtomicInteger();

    @Inject
    DocumentWorkers(Vertx vertx, LimitsConfig limits) {
        this(vertx, limits.timeout(), Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MAX_PENDING);
    }

    DocumentWorkers(Vertx vertx, Duration timeout, int threads, int maxPending) {
        this.vertx = vertx;
        this.workers = vertx.createSharedWorkerExecutor("graphql-documents", threads);
        this.timeout = timeout;
        this.maxPending = maxPending;
    }

    /**
     * Runs a task. Fails with a {@link RequestException} of status 503 if too many tasks are pending, and of status 504 at
     * the deadline.
     *
     * @param left completes when the client has closed the connection; a task that has not started is then skipped
     */
    <T> Future<T> submit(Callable<T> task, Future<Void> left) {
        if (pending.incrementAndGet() > maxPending) {
            pending.decrementAndGet();
            return Future.failedFuture(RequestException.overloaded(String.format(
                    Locale.ROOT, "%d new documents are waiting, which is the limit. Retry later.", maxPending)));
        }
        var result = Promise.<T>promise();
        var timer = vertx.setTimer(
                timeout.toMillis(), id -> result.tryFail(RequestException.timeout("Parsing and validation")));
        workers.executeBlocking(
                        () -> {
                            if (left.isComplete() || result.future().isComplete()) {
                                throw new CancellationException("Nobody waits for the document any more");
                            }
                            return task.call();
                        },
                        false)
                .onComplete(done -> {
                    pending.decrementAndGet();
                    vertx.cancelTimer(timer);
                    if (done.succeeded()) {
                        result.tryComplete(Objects.requireNonNull(done.result(), "a prepared operation"));
                    } else {
                        result.tryFail(done.cause());
                    }
                });
        return result.future();
    }
}
