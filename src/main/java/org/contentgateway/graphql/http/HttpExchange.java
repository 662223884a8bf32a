package org.contentgateway.graphql.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The response to an HTTP request: validation of entity tags, rejection, compression. */
final class HttpExchange {

    private static final Logger LOG = Logger.getLogger(HttpExchange.class);

    /** Minimum size for compression, in bytes: smaller responses hardly shrink. */
    private static final int MIN_GZIP_SIZE = 1_000;

    /** In seconds: a database restarts in about this time. */
    private static final String RETRY_AFTER_OUTAGE = "10";

    /** In seconds: a full queue is served in less. */
    private static final String RETRY_AFTER_OVERLOAD = "1";

    /**
     * In milliseconds: clients that ignore {@code Retry-After} and repeat a request at once would otherwise take the time of
     * those that are served.
     */
    private static final int OVERLOAD_DELAY = 100;

    private static final String VARY = "Accept, Accept-Encoding";
    private static final String PRIVATE = "private, no-store";

    private final RoutingContext http;
    private final RequestHeaders request;
    private final CachingHeaders cachingHeaders;
    private final ContentState content;
    private final FailureClassifier failures;
    private final Promise<Void> left = Promise.promise();
    private ResponseMediaType type = ResponseMediaType.JSON;
    private @Nullable Operation operation;

    /** The client's entity tag that was found fresh, if any. */
    private @Nullable EntityTag freshTag;

    HttpExchange(RoutingContext http, HttpCachingConfig config, ContentState content, FailureClassifier failures) {
        this.http = http;
        this.request = new RequestHeaders(http.request());
        this.cachingHeaders = new CachingHeaders(config, content);
        this.content = content;
        this.failures = failures;
        http.addEndHandler(ended -> {
            if (ended.failed()) {
                left.tryComplete();
            }
        });
    }

    RequestHeaders request() {
        return request;
    }

    /** Completes if the client closes the connection before the response has ended. */
    Future<Void> left() {
        return left.future();
    }

    /** Selects the media type of the response by the {@code Accept} header. */
    void negotiate() throws RequestException {
        type = ResponseMediaType.negotiate(request.get(HttpHeaders.ACCEPT));
    }

    /** Sets the operation that the response is for. */
    void setOperation(Operation operation) {
        this.operation = operation;
    }

    /** Whether the client has the current response already. */
    boolean isNotModified() {
        freshTag = request.isForSharedCaches() ? findFreshTag() : null;
        return freshTag != null;
    }

    private @Nullable EntityTag findFreshTag() {
        var tags = request.get(HttpHeaders.IF_NONE_MATCH);
        if (tags == null) {
            return null;
        }
        var digest = requestDigest();
        for (var tag : tags.split(",(?=\\s*(W/)?\")", -1)) {
            var parsed = EntityTag.parse(tag, content.signingKey());
            if (parsed != null && parsed.isFresh(digest, content)) {
                return parsed;
            }
        }
        return null;
    }

    /** Digest of the operation and of everything that changes the response's bytes: media type, version and compression. */
    private String requestDigest() {
        return Objects.requireNonNull(operation, "the operation is set")
                .key()
                .digestWith(type + content.version() + request.acceptsGzip());
    }

    /** Sends status 304 with the tag that {@link #isNotModified()} found. */
    Future<Void> sendNotModified() {
        var tag = Objects.requireNonNull(freshTag, "the entity tag is fresh");
        cachingHeaders.add(http.response(), tag, tag.tags());
        return endNotModified();
    }

    private Future<Void> endNotModified() {
        return http.response()
                .setStatusCode(304)
                .putHeader(HttpHeaders.VARY, VARY)
                .end();
    }

    /**
     * Sends a response.
     *
     * @param limit the complexity limit, for the {@code cost} extension
     */
    Future<Void> send(Operation operation, ServedResponse served, long limit) {
        var response = served.response();
        if (request.isForSharedCaches() && response.cacheable()) {
            cachingHeaders.add(http.response(), EntityTag.of(requestDigest(), response), response.tags());
            var condition = request.get(HttpHeaders.IF_NONE_MATCH);
            if (condition != null && condition.strip().equals("*")) {
                return endNotModified();
            }
        } else if (request.isRead() || !response.cacheable()) {
            http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
        }
        if (request.wantsCost()) {
            return end(type.status(response.status()), withCost(operation, served, limit), null);
        }
        return end(type.status(response.status()), response.json(), response.gzip());
    }

    /** Sends the responses to a batch as a JSON array. */
    Future<Void> sendBatch(List<byte[]> responses) {
        var all = Buffer.buffer("[");
        for (var i = 0; i < responses.size(); i++) {
            all.appendString(i == 0 ? "" : ",").appendBytes(responses.get(i));
        }
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
        return end(200, all.appendString("]").getBytes(), null);
    }

    /** Sends the errors of a rejected request. */
    void reject(RequestException rejected) {
        if (isOver()) {
            return;
        }
        http.response().putHeader(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (rejected.status() == ExecutionEngine.UNAVAILABLE) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_OVERLOAD);
            http.vertx().setTimer(OVERLOAD_DELAY, id -> endRejected(rejected));
        } else {
            endRejected(rejected);
        }
    }

    private void endRejected(RequestException rejected) {
        end(
                rejected.isWellFormed() ? type.status(rejected.status()) : rejected.status(),
                ErrorFormatter.response(rejected.errors()),
                null);
    }

    /** Sends the error of a failed request: status 503 if the database is unavailable, else 500. */
    void fail(Throwable failure) {
        if (isOver()) {
            LOG.debugf("The response was not sent completely: %s", failure);
        } else if (failure instanceof RequestException rejected) {
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

    /** Whether no other response can be sent: one has begun, or the client has closed the connection. */
    private boolean isOver() {
        var response = http.response();
        return response.headWritten()
                || response.ended()
                || response.closed()
                || left.future().isComplete();
    }

    private Future<Void> end(int status, byte[] bytes, byte @Nullable [] gzip) {
        var response = http.response();
        if (isOver()) {
            return Future.succeededFuture();
        }
        if (status == ExecutionEngine.UNAVAILABLE && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_OUTAGE);
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type.contentType())
                .putHeader(HttpHeaders.VARY, VARY);
        return endEncoded(response, bytes, gzip);
    }

    private Future<Void> endEncoded(HttpServerResponse response, byte[] bytes, byte @Nullable [] gzip) {
        if (!request.acceptsGzip() || bytes.length < MIN_GZIP_SIZE) {
            // Without an explicit encoding the server would compress it.
            return end(response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY), bytes);
        }
        response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        if (http.request().version() == HttpVersion.HTTP_2) {
            // Over HTTP/2 the server itself compresses responses with this header.
            return request.isHead() ? response.end() : response.end(wrapped(bytes));
        }
        return end(response, gzip == null ? GzipEncoder.encode(bytes) : gzip);
    }

    private Future<Void> end(HttpServerResponse response, byte[] body) {
        return request.isHead()
                ? response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
                        .end()
                : response.end(wrapped(body));
    }

    /** Returns a buffer that shares the bytes, which nobody changes. */
    @SuppressWarnings("deprecation") // of Netty's types in the API of Vert.x 4; the alternative copies the bytes
    private static Buffer wrapped(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
