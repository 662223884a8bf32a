package org.contentgateway.graphql.http;

import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.contentgateway.graphql.cache.ContentState;
import org.contentgateway.graphql.cache.ResponseCache;
import org.contentgateway.graphql.cache.ResponseCache.CacheStatus;
import org.contentgateway.graphql.cache.ResponseCache.ServedResponse;
import org.contentgateway.graphql.document.GraphQLRequest;
import org.contentgateway.graphql.document.LimitsConfig;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.OperationResolver;
import org.contentgateway.graphql.document.RequestException;
import org.contentgateway.graphql.execution.ErrorFormatter;
import org.contentgateway.graphql.execution.ExecutionWorkers;
import org.contentgateway.graphql.execution.FailureClassifier;
import org.jspecify.annotations.Nullable;

/**
 * Serves GraphQL over HTTP by POST and GET. Entity tags and cached responses are checked on the event loop; everything that
 * may block runs on worker threads.
 */
@ApplicationScoped
class GraphQLEndpoint {

    /** Before SmallRye's own handlers, after the authentication handlers. */
    static final int ORDER = -99;

    /** Before SmallRye's WebSocket handler, which would bypass the limits of this package. */
    private static final int BEFORE_WEBSOCKETS = ORDER - 1;

    private final OperationResolver resolver;
    private final DocumentWorkers workers;
    private final ExecutionWorkers executions;
    private final ResponseCache cache;
    private final ContentState content;
    private final FailureClassifier failures;
    private final LimitsConfig limits;
    private final HttpCachingConfig config;
    private final OperationMetrics metrics;

    GraphQLEndpoint(
            OperationResolver resolver,
            DocumentWorkers workers,
            ExecutionWorkers executions,
            ResponseCache cache,
            ContentState content,
            FailureClassifier failures,
            LimitsConfig limits,
            HttpCachingConfig config,
            OperationMetrics metrics) {
        this.resolver = resolver;
        this.workers = workers;
        this.executions = executions;
        this.cache = cache;
        this.content = content;
        this.failures = failures;
        this.limits = limits;
        this.config = config;
        this.metrics = metrics;
    }

    void register(@Observes Router router, SmallRyeConfig settings) {
        var path = "/" + settings.getValue("quarkus.smallrye-graphql.root-path", String.class);
        router.route(path).order(BEFORE_WEBSOCKETS).handler(this::rejectWebSocket);
        router.post(path)
                .order(ORDER)
                .handler(
                        BodyHandler.create(false).setBodyLimit(limits.bodySize().asLongValue()))
                .handler(this::handlePost)
                .failureHandler(this::handleFailure);
        router.get(path).order(ORDER).handler(this::handleGet).failureHandler(this::handleFailure);
        router.head(path).order(ORDER).handler(this::handleGet).failureHandler(this::handleFailure);
        router.route(path).order(ORDER).handler(this::rejectMethod);
    }

    private void rejectWebSocket(RoutingContext http) {
        if (http.request().headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            exchange(http)
                    .reject(RequestException.malformed(
                            "WebSockets are not supported. Send the request by POST or GET."));
        } else {
            http.next();
        }
    }

    private void handleGet(RoutingContext http) {
        handle(
                exchange(http),
                exchange -> respond(
                        exchange,
                        GraphQLRequest.fromParameters(
                                QueryParameters.parse(http.request().query())::get)));
    }

    private void handlePost(RoutingContext http) {
        handle(exchange(http), exchange -> {
            exchange.request().requireJson();
            var body = GraphQLRequest.parseJson(
                    http.body().buffer() == null
                            ? new byte[0]
                            : http.body().buffer().getBytes());
            return body instanceof List<?> requests
                    ? respondToBatch(exchange, requests)
                    : respond(exchange, GraphQLRequest.fromBody(body));
        });
    }

    private void rejectMethod(RoutingContext http) {
        http.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
        exchange(http)
                .reject(RequestException.malformed(
                        405,
                        String.format(
                                Locale.ROOT,
                                "Method %s is not allowed. Send operations by POST, or queries by GET.",
                                http.request().method())));
    }

    /** Handles failures before the request is parsed, such as a body that exceeds the limit. */
    private void handleFailure(RoutingContext http) {
        var exchange = exchange(http);
        if (http.statusCode() == 413) {
            exchange.reject(RequestException.malformed(
                    413,
                    String.format(
                            Locale.ROOT,
                            "The request body exceeds the limit of %d bytes. Send a shorter query or fewer variables, or raise gateway.limits.body-size.",
                            limits.bodySize().asLongValue())));
        } else if (http.statusCode() >= 400 && http.statusCode() < 500) {
            exchange.reject(RequestException.malformed(
                    http.statusCode(), "The HTTP request is invalid. Expected: a GraphQL request by POST or GET."));
        } else {
            exchange.fail(Objects.requireNonNullElseGet(
                    http.failure(),
                    () -> new IllegalStateException("Request failed with status " + http.statusCode())));
        }
    }

    private HttpExchange exchange(RoutingContext http) {
        return new HttpExchange(http, config, content, failures);
    }

    /** Handles a request after content negotiation. */
    private interface RequestHandler {
        Future<Void> handle(HttpExchange exchange) throws RequestException;
    }

    private void handle(HttpExchange exchange, RequestHandler handler) {
        try {
            exchange.negotiate();
            metrics.trackActive(handler.handle(exchange)).onFailure(exchange::fail);
        } catch (RequestException rejected) {
            exchange.reject(rejected);
        }
    }

    private Future<Void> respond(HttpExchange exchange, GraphQLRequest request) throws RequestException {
        var started = System.nanoTime();
        return withRequiredChanges(
                exchange,
                () -> resolve(exchange, request).compose(operation -> {
                    exchange.setOperation(operation);
                    if (exchange.isNotModified()) {
                        metrics.recordNotModified(operation, started);
                        return exchange.sendNotModified();
                    }
                    return cache.get(operation, exchange.left()).compose(served -> {
                        metrics.recordServed(operation, served, started);
                        return exchange.send(
                                operation, compressedIfReused(exchange, operation, served), limits.complexity());
                    });
                }));
    }

    /** Compresses a response when it is first served from the cache, so that later hits reuse the compressed form. */
    private ServedResponse compressedIfReused(HttpExchange exchange, Operation operation, ServedResponse served) {
        return exchange.request().acceptsGzip() && served.cacheStatus() == CacheStatus.HIT
                ? new ServedResponse(cache.compressed(operation, served.response()), CacheStatus.HIT)
                : served;
    }

    private Future<Operation> resolve(HttpExchange exchange, GraphQLRequest request) {
        try {
            var cached = resolver.resolveIfCached(request);
            return cached != null
                    ? Future.succeededFuture(cached)
                    : workers.submit(() -> resolver.resolve(request), exchange.left());
        } catch (RequestException rejected) {
            return Future.failedFuture(rejected);
        }
    }

    /** Reads newer changes first if the client requires one that this process does not know yet, such as its own write. */
    private Future<Void> withRequiredChanges(HttpExchange exchange, Supplier<Future<Void>> response)
            throws RequestException {
        if (exchange.request().requiredSequence() <= content.sequence()) {
            return response.get();
        }
        return executions
                .submit(() -> {
                    content.catchUp();
                    return null;
                })
                .compose(caughtUp -> response.get());
    }

    private Future<Void> respondToBatch(HttpExchange exchange, List<?> requests) throws RequestException {
        if (requests.isEmpty() || requests.size() > limits.batchSize()) {
            throw RequestException.malformed(
                    limits.batchSize() == 0
                            ? "Batches are disabled. Send one request at a time, or set gateway.limits.batch-size."
                            : String.format(
                                    Locale.ROOT,
                                    "The batch has %d requests. Expected: 1 to %d. Split the batch, or raise gateway.limits.batch-size.",
                                    requests.size(),
                                    limits.batchSize()));
        }
        return withRequiredChanges(exchange, () -> {
            var responses = new ArrayList<Future<byte[]>>();
            for (var request : requests) {
                responses.add(batchResponse(exchange, request));
            }
            return Future.all(responses)
                    .compose(all -> exchange.sendBatch(
                            responses.stream().map(Future::result).toList()));
        });
    }

    private Future<byte[]> batchResponse(HttpExchange exchange, @Nullable Object body) {
        var started = System.nanoTime();
        try {
            return resolve(exchange, GraphQLRequest.fromBody(body))
                    .compose(operation -> cache.get(operation, exchange.left()).map(served -> {
                        metrics.recordServed(operation, served, started);
                        return served.response().json();
                    }))
                    .recover(GraphQLEndpoint::errorResponse);
        } catch (RequestException rejected) {
            return errorResponse(rejected);
        }
    }

    private static Future<byte[]> errorResponse(Throwable failure) {
        return failure instanceof RequestException rejected
                ? Future.succeededFuture(ErrorFormatter.response(rejected.errors()))
                : Future.failedFuture(failure);
    }
}
