package org.contentgateway.graphql.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.contentgateway.graphql.cache.ResponseCache.CacheStatus;
import org.contentgateway.graphql.cache.ResponseCache.ServedResponse;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.OperationResolver;

/** Records operations by name, cache status and HTTP status, and counts their SQL statements. */
@ApplicationScoped
class OperationMetrics {

    private final MeterRegistry registry;
    private final OperationResolver resolver;
    private final AtomicInteger active;

    OperationMetrics(MeterRegistry registry, OperationResolver resolver) {
        this.registry = registry;
        this.resolver = resolver;
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
                .tag("operation", nameTag(operation))
                .tag("cache", cache.toLowerCase(Locale.ROOT))
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - started));
    }

    /** Clients choose the names of their own operations, so only those of trusted documents become time series. */
    private String nameTag(Operation operation) {
        var name = operation.name();
        return name != null && resolver.isTrusted(operation) ? name : "other";
    }
}
