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
import org.contentgateway.graphql.execution.FailureClassifier;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP, by POST and GET. What is known is answered from the event loop: a tag that still holds, an answer
 * that is ready. All else is made in a thread that may wait.
 */
@ApplicationScoped
class GraphQLEndpoint {

    /** Before SmallRye's own handler, after those that tell who asks. */
    private static final int ORDER = -99;

    /** There are no subscriptions: over SmallRye's WebSocket no limit of this package would hold. */
    private static final int BEFORE_WEBSOCKETS = ORDER - 1;

    private final OperationResolver operations;
    private final ResponseCache answers;
    private final ContentState content;
    private final FailureClassifier failures;
    private final LimitsConfig limits;
    private final HttpCachingConfig config;
    private final OperationMetrics metrics;

    GraphQLEndpoint(
            OperationResolver operations,
            ResponseCache answers,
            ContentState content,
            FailureClassifier failures,
            LimitsConfig limits,
            HttpCachingConfig config,
            OperationMetrics metrics) {
        this.operations = operations;
        this.answers = answers;
        this.content = content;
        this.failures = failures;
        this.limits = limits;
        this.config = config;
        this.metrics = metrics;
    }

    void register(@Observes Router router, SmallRyeConfig settings) {
        var path = "/" + settings.getValue("quarkus.smallrye-graphql.root-path", String.class);
        router.route(path).order(BEFORE_WEBSOCKETS).handler(this::noWebSocket);
        router.post(path)
                .order(ORDER)
                .handler(
                        BodyHandler.create(false).setBodyLimit(limits.bodySize().asLongValue()))
                .handler(this::post)
                .failureHandler(this::failed);
        router.get(path).order(ORDER).handler(this::get).failureHandler(this::failed);
        router.route(path).order(ORDER).handler(this::otherMethod);
    }

    private void noWebSocket(RoutingContext http) {
        if (http.request().headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            exchange(http)
                    .reject(RequestException.malformed("Upgrade: there are no subscriptions to open a WebSocket for."));
        } else {
            http.next();
        }
    }

    private void get(RoutingContext http) {
        answer(
                exchange(http),
                exchange -> one(exchange, GraphQLRequest.of(name -> {
                    var values = http.queryParam(name);
                    return values.isEmpty() ? null : values.get(0);
                })));
    }

    private void post(RoutingContext http) {
        answer(exchange(http), exchange -> {
            exchange.requireJson();
            var body = GraphQLRequest.json(
                    http.body().buffer() == null
                            ? new byte[0]
                            : http.body().buffer().getBytes());
            return body instanceof List<?> requests
                    ? batch(exchange, requests)
                    : one(exchange, GraphQLRequest.of(body));
        });
    }

    private void otherMethod(RoutingContext http) {
        http.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
        exchange(http)
                .reject(RequestException.malformed(
                        405,
                        "%s: operations come by POST, queries also by GET."
                                .formatted(http.request().method())));
    }

    /** What goes wrong before a request is read: a body that is too large, most of all. */
    private void failed(RoutingContext http) {
        var exchange = exchange(http);
        if (http.statusCode() == 413) {
            exchange.reject(RequestException.malformed(
                    413,
                    "The body is larger than %d bytes. Send variables apart from the document, and less of them."
                            .formatted(limits.bodySize().asLongValue())));
        } else if (http.statusCode() >= 400 && http.statusCode() < 500) {
            exchange.reject(RequestException.malformed(http.statusCode(), "The request can't be read."));
        } else {
            exchange.fail(Objects.requireNonNullElseGet(
                    http.failure(), () -> new IllegalStateException("status " + http.statusCode())));
        }
    }

    private HttpExchange exchange(RoutingContext http) {
        return new HttpExchange(http, config, content, failures);
    }

    /** What answers an exchange. */
    private interface RequestHandler {
        Future<Void> take(HttpExchange exchange) throws RequestException;
    }

    private void answer(HttpExchange exchange, RequestHandler step) {
        try {
            exchange.negotiate();
            metrics.active(step.take(exchange)).onFailure(exchange::fail);
        } catch (RequestException refused) {
            exchange.reject(refused);
        }
    }

    private Future<Void> one(HttpExchange exchange, GraphQLRequest request) throws RequestException {
        var started = System.nanoTime();
        return upToDate(
                exchange,
                () -> operation(exchange, request).compose(operation -> {
                    exchange.answers(operation);
                    if (exchange.isUnmodified()) {
                        metrics.revalidated(operation, started);
                        return exchange.notModified();
                    }
                    return answers.get(operation).compose(served -> {
                        metrics.served(operation, served, started);
                        return exchange.send(operation, packed(exchange, operation, served), limits.complexity());
                    });
                }));
    }

    /** One that is asked for again is packed once for all. */
    private ServedResponse packed(HttpExchange exchange, Operation operation, ServedResponse served) {
        return exchange.packs() && served.cacheStatus() == CacheStatus.HIT
                ? new ServedResponse(answers.compressed(operation, served.response()), CacheStatus.HIT)
                : served;
    }

    private Future<Operation> operation(HttpExchange exchange, GraphQLRequest request) {
        try {
            var prepared = operations.ifPrepared(request);
            return prepared != null
                    ? Future.succeededFuture(prepared)
                    : exchange.vertx()
                            .executeBlocking(() -> operations.of(request), false)
                            .map(it -> Objects.requireNonNull(it, "an operation"));
        } catch (RequestException refused) {
            return Future.failedFuture(refused);
        }
    }

    /** A client that has heard of a change, its own most of all, gets no answer without it. */
    private Future<Void> upToDate(HttpExchange exchange, Supplier<Future<Void>> then) throws RequestException {
        if (exchange.sequence() <= content.sequence()) {
            return then.get();
        }
        return exchange.vertx()
                .executeBlocking(
                        () -> {
                            content.catchUp();
                            return null;
                        },
                        false)
                .compose(caughtUp -> then.get());
    }

    private Future<Void> batch(HttpExchange exchange, List<?> requests) throws RequestException {
        if (requests.isEmpty() || requests.size() > limits.batchSize()) {
            throw RequestException.malformed(
                    limits.batchSize() == 0
                            ? "The body is a list: send one request at a time."
                            : "The body is a list of %d requests: send 1 to %d at a time."
                                    .formatted(requests.size(), limits.batchSize()));
        }
        return upToDate(exchange, () -> {
            var made = new ArrayList<Future<byte[]>>();
            for (var request : requests) {
                made.add(oneOfBatch(exchange, request));
            }
            return Future.all(made)
                    .compose(all ->
                            exchange.send(made.stream().map(Future::result).toList()));
        });
    }

    private Future<byte[]> oneOfBatch(HttpExchange exchange, @Nullable Object body) {
        var started = System.nanoTime();
        try {
            return operation(exchange, GraphQLRequest.of(body))
                    .compose(operation -> answers.get(operation).map(served -> {
                        metrics.served(operation, served, started);
                        return served.response().json();
                    }))
                    .recover(GraphQLEndpoint::refusal);
        } catch (RequestException refused) {
            return refusal(refused);
        }
    }

    private static Future<byte[]> refusal(Throwable failure) {
        return failure instanceof RequestException refused
                ? Future.succeededFuture(ErrorFormatter.response(refused.errors()))
                : Future.failedFuture(failure);
    }
}
