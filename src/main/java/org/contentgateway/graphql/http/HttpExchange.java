package org.contentgateway.graphql.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.contentgateway.graphql.cache.ContentState;
import org.contentgateway.graphql.cache.EntityTag;
import org.contentgateway.graphql.cache.GzipEncoder;
import org.contentgateway.graphql.cache.ResponseCache;
import org.contentgateway.graphql.cache.ResponseCache.ServedResponse;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.RequestException;
import org.contentgateway.graphql.execution.ErrorFormatter;
import org.contentgateway.graphql.execution.ExecutionEngine;
import org.contentgateway.graphql.execution.FailureClassifier;
import org.contentgateway.graphql.execution.JsonWriter;
import org.jspecify.annotations.Nullable;

/** One request and its response: what headers ask for and what headers tell. */
final class HttpExchange {

    /** The newest change that a client has heard of: it gets no answer without it. */
    static final String SEQUENCE = "Gateway-Sequence";

    private static final String COST = "GraphQL-Cost";

    /** Below this, packing costs more than it saves. */
    private static final int MIN_PACKED = 1_000;

    /** The surrogate key of each answer, for whoever has to purge more than can be named. */
    private static final String ANY_RESPONSE = "gateway";

    private static final String VARY = "Accept, Accept-Encoding";
    private static final String PRIVATE = "private, no-store";

    private final RoutingContext http;
    private final HttpCachingConfig config;
    private final ContentState content;
    private final FailureClassifier failures;
    private ResponseMediaType type = ResponseMediaType.JSON;
    private @Nullable Operation operation;

    HttpExchange(RoutingContext http, HttpCachingConfig config, ContentState content, FailureClassifier failures) {
        this.http = http;
        this.config = config;
        this.content = content;
        this.failures = failures;
    }

    Vertx vertx() {
        return http.vertx();
    }

    void negotiate() throws RequestException {
        type = ResponseMediaType.of(header(HttpHeaders.ACCEPT));
    }

    /** A browser joins a header that was set twice, as GraphiQL does, by a comma. */
    void requireJson() throws RequestException {
        var given = header(HttpHeaders.CONTENT_TYPE);
        for (var value : (given == null ? "" : given.toLowerCase(Locale.ROOT)).split(",", -1)) {
            var parts = value.split(";", 2);
            if (!parts[0].strip().equals("application/json")) {
                throw RequestException.malformed(415, "Content-Type: send application/json.");
            }
            if (parts.length == 2 && parts[1].contains("charset") && !parts[1].contains("utf-8")) {
                throw RequestException.malformed(415, "Content-Type: send UTF-8.");
            }
        }
    }

    /** The newest change that the client has heard of; 0 where it does not say. */
    long sequence() throws RequestException {
        var given = header(SEQUENCE);
        try {
            return given == null ? 0 : Long.parseLong(given.strip());
        } catch (NumberFormatException other) {
            throw RequestException.malformed(SEQUENCE + ": send the number that the gateway gave with a change.");
        }
    }

    /** Says what is going to be answered. */
    void answers(Operation operation) {
        this.operation = operation;
    }

    /** Whether the client takes packed answers. */
    boolean packs() {
        var encodings = header(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null
                && encodings.toLowerCase(Locale.ROOT).matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    private boolean isPublic() {
        return http.request().method() == HttpMethod.GET
                && header(HttpHeaders.AUTHORIZATION) == null
                && header(COST) == null;
    }

    /** Whether the client holds what it would get. */
    boolean isUnmodified() {
        return isPublic() && heldTag() != null;
    }

    private @Nullable EntityTag heldTag() {
        var tags = header(HttpHeaders.IF_NONE_MATCH);
        if (tags == null) {
            return null;
        }
        var request = request();
        for (var tag : tags.split(",(?=\\s*(W/)?\")", -1)) {
            var parsed = EntityTag.parse(tag);
            if (parsed != null && parsed.isFresh(request, content)) {
                return parsed;
            }
        }
        return null;
    }

    /** What tells this answer from others: packed or not and of which type, it is other bytes. */
    private String request() {
        return Objects.requireNonNull(operation, "it is known").key().with(type + content.version() + packs());
    }

    Future<Void> notModified() {
        var tag = Objects.requireNonNull(heldTag(), "it was found unmodified");
        cacheable(tag.toString(), tag.tags());
        return http.response()
                .setStatusCode(304)
                .putHeader(HttpHeaders.VARY, VARY)
                .end();
    }

    Future<Void> send(Operation operation, ServedResponse served, long limit) {
        var response = served.response();
        if (isPublic() && response.cacheable()) {
            cacheable(EntityTag.of(request(), response).toString(), response.tags());
        } else if (http.request().method() == HttpMethod.GET || !response.cacheable()) {
            http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
        }
        if (header(COST) != null) {
            return end(type.status(response.status()), withCost(operation, served, limit), null);
        }
        return end(type.status(response.status()), response.json(), response.gzip());
    }

    /** Several answers as a list. */
    Future<Void> send(List<byte[]> answers) {
        var all = Buffer.buffer("[");
        for (var i = 0; i < answers.size(); i++) {
            all.appendString(i == 0 ? "" : ",").appendBytes(answers.get(i));
        }
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
        return end(200, all.appendString("]").getBytes(), null);
    }

    void reject(RequestException rejected) {
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
        end(
                rejected.isWellFormed() ? type.status(rejected.status()) : rejected.status(),
                ErrorFormatter.response(rejected.errors()),
                null);
    }

    void fail(Throwable failure) {
        if (failure instanceof RequestException rejected) {
            reject(rejected);
        } else {
            http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
            var unavailable = failures.isUnavailable(failure);
            end(unavailable ? ExecutionEngine.UNAVAILABLE : 500, ErrorFormatter.response(failure, unavailable), null);
        }
    }

    private static byte[] withCost(Operation operation, ServedResponse served, long limit) {
        var bytes = served.response().json();
        var cost = JsonWriter.bytes(Map.of(
                "cost",
                Map.of(
                        "complexity",
                        operation.complexity(),
                        "limit",
                        limit,
                        "statements",
                        served.cacheStatus() == ResponseCache.CacheStatus.MISS
                                ? served.response().statements()
                                : 0,
                        "cache",
                        served.cacheStatus().name())));
        return Buffer.buffer(bytes.length + cost.length + 20)
                .appendBytes(bytes, 0, bytes.length - 1)
                .appendString(",\"extensions\":")
                .appendBytes(cost)
                .appendString("}")
                .getBytes();
    }

    private void cacheable(String tag, Collection<String> keys) {
        var until = content.nextTransition(keys);
        var now = content.now();
        var maxAge = cut(config.maxAge(), now, until);
        var stale = cut(config.staleWhileRevalidate(), now.plus(maxAge), until);
        http.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + maxAge.toSeconds() + ", stale-while-revalidate=" + stale.toSeconds());
        if (config.surrogateKeys()) {
            var all = new ArrayList<>(keys);
            all.add(ANY_RESPONSE);
            http.response().putHeader("Surrogate-Key", String.join(" ", all));
        }
    }

    /** Never past the moment at which the answer becomes another. */
    private static Duration cut(Duration asked, Instant from, @Nullable Instant until) {
        if (until == null) {
            return asked;
        }
        var left = Duration.between(from, until);
        return left.isNegative() ? Duration.ZERO : left.compareTo(asked) < 0 ? left : asked;
    }

    private Future<Void> end(int status, byte[] bytes, byte @Nullable [] gzip) {
        var response = http.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        if (status == ExecutionEngine.UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                .putHeader(HttpHeaders.VARY, VARY);
        return encoded(response, bytes, gzip);
    }

    private Future<Void> encoded(HttpServerResponse response, byte[] bytes, byte @Nullable [] gzip) {
        if (!packs() || bytes.length < MIN_PACKED) {
            // Says that it shall stay so: else the server packs it.
            return response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                    .end(Buffer.buffer(bytes));
        }
        response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        if (http.request().version() == HttpVersion.HTTP_2) {
            return response.end(Buffer.buffer(bytes)); // over HTTP/2 the server packs whatever is marked so
        }
        return response.end(Buffer.buffer(gzip == null ? GzipEncoder.encode(bytes) : gzip));
    }

    /** In seconds: about as long as a database takes to restart. */
    private static final String RETRY_AFTER = "10";

    private @Nullable String header(CharSequence name) {
        return http.request().getHeader(name);
    }
}
