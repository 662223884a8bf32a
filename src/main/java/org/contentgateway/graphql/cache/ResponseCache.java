package org.contentgateway.graphql.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.contentgateway.graphql.document.LimitsConfig;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.OperationKey;
import org.contentgateway.graphql.execution.Deadline;
import org.contentgateway.graphql.execution.ExecutionEngine;
import org.contentgateway.graphql.execution.ExecutionResponse;
import org.contentgateway.graphql.execution.ExecutionWorkers;
import org.jspecify.annotations.Nullable;

/**
 * Executes operations and caches their responses for as long as nothing that they depend on changes. Identical requests
 * that arrive during an execution share its response. Bounded by bytes.
 */
@ApplicationScoped
@RegisterForReflection(
        classNames = "com.github.benmanes.caffeine.cache.SSMW") // Caffeine looks its weighted cache up by name
public class ResponseCache {

    /** A response and where it comes from. */
    public record ServedResponse(CachedResponse response, CacheStatus cacheStatus) {}

    /** Where a response comes from. */
    public enum CacheStatus {
        /** The cache. */
        HIT,
        /** The execution of an identical request. */
        COALESCED,
        /** An execution of its own. */
        MISS
    }

    /** The state of the content when an execution starts. */
    private record Start(long sequence, Instant time) {}

    /** An execution under way. */
    private record PendingExecution(Promise<CachedResponse> response, Start start, Waiters waiters) {}

    private final ExecutionEngine engine;
    private final ExecutionWorkers workers;
    private final ContentState content;
    private final Vertx vertx;
    private final LimitsConfig limits;
    private final boolean enabled;
    private final Cache<OperationKey, CachedResponse> cache;
    private final Map<OperationKey, PendingExecution> pending = new ConcurrentHashMap<>();

    ResponseCache(
            ExecutionEngine engine,
            ExecutionWorkers workers,
            ContentState content,
            Vertx vertx,
            LimitsConfig limits,
            ResponseCacheConfig config) {
        this.engine = engine;
        this.workers = workers;
        this.content = content;
        this.vertx = vertx;
        this.limits = limits;
        var maxSize = config.maxSize().asLongValue();
        this.enabled = maxSize > 0;
        this.cache = newCache(maxSize);
    }

    /** @param maxSize in bytes */
    static Cache<OperationKey, CachedResponse> newCache(long maxSize) {
        return Caffeine.newBuilder()
                .maximumWeight(maxSize)
                .<OperationKey, CachedResponse>weigher((key, response) -> response.weight())
                .build();
    }

    /** The cached response if it is still valid, else null. */
    @Nullable
    CachedResponse getIfFresh(Operation operation) {
        var response = cache.getIfPresent(operation.key());
        if (response == null || response.isFresh(content)) {
            return response;
        }
        cache.asMap().remove(operation.key(), response);
        return null;
    }

    /**
     * The response to an operation, from the cache where possible.
     *
     * @param left completes if the client leaves. The execution is cancelled when nobody waits for it any more.
     */
    public Future<ServedResponse> get(Operation operation, Future<Void> left) {
        var cached = getIfFresh(operation);
        if (cached != null) {
            return Future.succeededFuture(new ServedResponse(cached, CacheStatus.HIT));
        }
        var start = new Start(content.sequence(), content.now());
        if (!enabled || !operation.isQuery()) {
            return execute(operation, start, left).map(response -> new ServedResponse(response, CacheStatus.MISS));
        }
        var own = new PendingExecution(Promise.promise(), start, new Waiters());
        var shared = pending.compute(
                operation.key(),
                (key, other) -> other != null && mayShare(other.start) && other.waiters.join() ? other : own);
        left.onSuccess(gone -> shared.waiters.leave());
        if (shared != own) {
            return shared.response.future().map(response -> new ServedResponse(response, CacheStatus.COALESCED));
        }
        execute(operation, start, own.waiters.abandoned()).onComplete(executed -> {
            if (executed.succeeded() && executed.result().cacheable()) {
                cache.put(operation.key(), executed.result());
            }
            pending.remove(operation.key(), own);
            own.response.handle(executed);
        });
        return own.response.future().map(response -> new ServedResponse(response, CacheStatus.MISS));
    }

    /**
     * Whether another request may share an execution. What the execution depends on is known only at its end, so any change
     * or transition since its start prevents that.
     */
    private boolean mayShare(Start start) {
        return content.isUnchanged(Set.of(CacheDependencies.ALL), start.sequence, start.time);
    }

    /** Returns the response with its compressed form, and caches that form too. */
    public CachedResponse compressed(Operation operation, CachedResponse response) {
        var compressed = response.withGzip();
        cache.asMap().replace(operation.key(), response, compressed);
        return compressed;
    }

    /**
     * Executes on a worker thread. At the time limit, or when it is abandoned, the execution is cancelled and the response
     * fails at once.
     */
    private Future<CachedResponse> execute(Operation operation, Start start, Future<Void> abandoned) {
        var deadline = new Deadline();
        var dependencies = new CacheDependencies();
        var response = Promise.<CachedResponse>promise();
        var execution = workers.submit(() -> {
                    if (response.future().isComplete()) {
                        throw new CancellationException("Nobody waits for the response any more");
                    }
                    return engine.execute(operation, deadline, Map.of(CacheDependencies.class, dependencies));
                })
                .map(executed -> response(Objects.requireNonNull(executed), operation, dependencies, start));
        var timer = vertx.setTimer(limits.timeout().toMillis(), id -> {
            if (response.tryComplete(response(engine.timeout(), operation, dependencies, start))) {
                cancel(deadline, execution);
            }
        });
        abandoned.onSuccess(gone -> {
            if (response.tryFail(new CancellationException("The client has closed the connection"))) {
                cancel(deadline, execution);
            }
        });
        execution.onComplete(executed -> {
            vertx.cancelTimer(timer);
            if (executed.succeeded()) {
                response.tryComplete(executed.result());
            } else {
                response.tryFail(executed.cause());
            }
        });
        return response.future();
    }

    private CachedResponse response(
            ExecutionResponse executed, Operation operation, CacheDependencies dependencies, Start start) {
        var tags = dependencies.tags();
        var cacheable = executed.successful()
                && operation.isQuery()
                && (dependencies.isKnown() || operation.isIntrospection())
                && content.isUnchanged(tags, start.sequence, start.time);
        return new CachedResponse(
                executed.json(),
                null,
                EntityTag.digest(executed.json()),
                executed.status(),
                tags,
                start.sequence,
                start.time,
                cacheable,
                executed.statements());
    }

    /** Cancels running statements, and repeats until the execution ends: a statement may have been about to start. */
    private void cancel(Deadline deadline, Future<CachedResponse> execution) {
        if (!execution.isComplete()) {
            vertx.<Void>executeBlocking(
                            () -> {
                                deadline.expire();
                                return null;
                            },
                            false)
                    .onComplete(cancelled -> vertx.setTimer(1_000, id -> cancel(deadline, execution)));
        }
    }
}
