package org.contentgateway.graphql.execution;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.contentgateway.graphql.document.LimitsConfig;
import org.contentgateway.graphql.document.RequestException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs executions on about as many threads as there are database connections. The queue is bounded: a longer one would not
 * serve more requests, only each of them later, until all exceed the time limit.
 */
@ApplicationScoped
public class ExecutionWorkers {

    private final WorkerExecutor workers;
    private final int threads;
    private final int queue;
    private final AtomicInteger pending = new AtomicInteger();

    @Inject
    ExecutionWorkers(
            Vertx vertx,
            LimitsConfig limits,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this(vertx, limits.concurrency().orElse(Math.max(1, connections * 3 / 4)), limits.queue());
    }

    private ExecutionWorkers(Vertx vertx, int threads, OptionalInt queue) {
        this(vertx, threads, queue.orElse(2 * threads));
    }

    ExecutionWorkers(Vertx vertx, int threads, int queue) {
        if (threads < 1 || queue < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "gateway.limits.concurrency is %d and gateway.limits.queue is %d. Expected: at least 1 and 0.",
                    threads,
                    queue));
        }
        this.workers = vertx.createSharedWorkerExecutor("graphql-executions", threads);
        this.threads = threads;
        this.queue = queue;
    }

    /** Runs a task. Fails with a {@link RequestException} of status 503 if the queue is full. */
    @SuppressWarnings("NullAway") // executeBlocking returns null for tasks that return null
    public <T> Future<T> submit(Callable<T> task) {
        if (pending.incrementAndGet() > threads + queue) {
            pending.decrementAndGet();
            return Future.failedFuture(RequestException.overloaded(String.format(
                    Locale.ROOT,
                    "%d operations are running and %d are waiting, which is the limit. Retry later.",
                    threads,
                    queue)));
        }
        return workers.executeBlocking(task, false).onComplete(done -> pending.decrementAndGet());
    }
}
