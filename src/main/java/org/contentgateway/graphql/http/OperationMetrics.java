package org.contentgateway.graphql.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.contentgateway.graphql.cache.ResponseCache.CacheStatus;
import org.contentgateway.graphql.cache.ResponseCache.ServedResponse;
import org.contentgateway.graphql.document.Operation;
import org.jspecify.annotations.Nullable;

/** Counts operations by name, how they were answered, and what they cost the database. */
@ApplicationScoped
class OperationMetrics {

    /** Clients choose the names: the first ones have a meter of their own, the rest share one. */
    private static final int MAX_NAMES = 100;

    private final MeterRegistry registry;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicInteger active;

    OperationMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.active = registry.gauge("gateway.graphql.active.requests", new AtomicInteger());
    }

    /** Counts requests that are being answered, until the future is complete. */
    <T> Future<T> active(Future<T> answering) {
        active.incrementAndGet();
        return answering.onComplete(answered -> active.decrementAndGet());
    }

    void served(Operation operation, ServedResponse served, long started) {
        record(operation, served.cacheStatus().name(), served.response().status(), started);
        if (served.cacheStatus() == CacheStatus.MISS) {
            registry.counter("gateway.graphql.statements")
                    .increment(served.response().statements());
        }
    }

    /** The client held the answer already. */
    void revalidated(Operation operation, long started) {
        record(operation, "NOT_MODIFIED", 304, started);
    }

    private void record(Operation operation, String cache, int status, long started) {
        Timer.builder("gateway.graphql.operations")
                .description("Operations from the request read to the answer ready")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .tag("operation", bounded(operation.name()))
                .tag("cache", cache.toLowerCase(Locale.ROOT))
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - started));
    }

    private String bounded(@Nullable String name) {
        if (name == null) {
            return "anonymous";
        }
        if (names.contains(name) || names.size() < MAX_NAMES && names.add(name)) {
            return name;
        }
        return "other";
    }
}
