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

/** Records operations by name, cache status and HTTP status, and counts their SQL statements. */
@ApplicationScoped
class OperationMetrics {

    /** Clients choose the names, so their number is bounded: operations beyond it share the name {@code other}. */
    private static final int MAX_NAMES = 100;

    private final MeterRegistry registry;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicInteger active;

    OperationMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.active = registry.gauge("gateway.graphql.active.requests", new AtomicInteger());
    }

    /** Counts a request as active until its response is complete. */
    <T> Future<T> trackActive(Future<T> response) {
        active.incrementAndGet();
        return response.onComplete(completed -> active.decrementAndGet());
    }

    /** Records a response with a body. */
    void recordServed(Operation operation, ServedResponse served, long started) {
        record(operation, served.cacheStatus().name(), served.response().status(), started);
        if (served.cacheStatus() == CacheStatus.MISS) {
            registry.counter("gateway.graphql.statements")
                    .increment(served.response().statements());
        }
    }

    /** Records a response with status 304. */
    void recordNotModified(Operation operation, long started) {
        record(operation, "NOT_MODIFIED", 304, started);
    }

    private void record(Operation operation, String cache, int status, long started) {
        Timer.builder("gateway.graphql.operations")
                .description("Time from a parsed request to its response, by operation")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .tag("operation", nameTag(operation.name()))
                .tag("cache", cache.toLowerCase(Locale.ROOT))
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - started));
    }

    private String nameTag(@Nullable String name) {
        if (name == null) {
            return "anonymous";
        }
        if (names.contains(name) || names.size() < MAX_NAMES && names.add(name)) {
            return name;
        }
        return "other";
    }
}
