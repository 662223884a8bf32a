package org.contentgateway.graphql.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.contentgateway.graphql.document.RequestException;
import org.jspecify.annotations.Nullable;

/** Method and headers of a request, as the response depends on them. */
record RequestHeaders(HttpServerRequest request) {

    /** Request header with a change number that the response must include. */
    private static final String SEQUENCE = "Gateway-Sequence";

    /** Request header that adds the cost of the query to the response. */
    private static final String COST = "GraphQL-Cost";

    /** Rejects other content types than JSON. GraphiQL sets the header twice, and browsers send both values in one line. */
    void requireJson() throws RequestException {
        var encoding = get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw RequestException.malformed(415, "Content-Encoding is not supported. Send the body uncompressed.");
        }
        var contentType = get(HttpHeaders.CONTENT_TYPE);
        for (var value : (contentType == null ? "" : contentType.toLowerCase(Locale.ROOT)).split(",", -1)) {
            var parts = value.split(";", 2);
            if (!parts[0].strip().equals("application/json")) {
                throw RequestException.malformed(415, "Content-Type is not supported. Expected: application/json.");
            }
            if (parts.length == 2
                    && parts[1].contains("charset")
                    && !parts[1].matches(".*charset\\s*=\\s*\"?utf-?8\\b.*")) {
                throw RequestException.malformed(415, "Content-Type has an unsupported charset. Expected: utf-8.");
            }
        }
    }

    /** The change number that the response must include; 0 if the client requires none. */
    long requiredSequence() throws RequestException {
        var value = get(SEQUENCE);
        try {
            return value == null ? 0 : Long.parseLong(value.strip());
        } catch (NumberFormatException invalid) {
            throw RequestException.malformed(SEQUENCE + " is invalid. Expected: the number in the " + SEQUENCE
                    + " header of a write's response.");
        }
    }

    /** Whether the client accepts gzip. */
    boolean acceptsGzip() {
        var encodings = get(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null
                && encodings.toLowerCase(Locale.ROOT).matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    /** Whether the method is GET or HEAD. */
    boolean isRead() {
        return request.method() == HttpMethod.GET || isHead();
    }

    boolean isHead() {
        return request.method() == HttpMethod.HEAD;
    }

    /** Whether shared caches may store the response. */
    boolean isForSharedCaches() {
        return isRead() && get(HttpHeaders.AUTHORIZATION) == null && !wantsCost() && get(SEQUENCE) == null;
    }

    /** Whether the response shall tell the cost of the query. */
    boolean wantsCost() {
        return get(COST) != null;
    }

    /** The value of a header whose lines are joined; null if absent. */
    @Nullable
    String get(CharSequence name) {
        var lines = request.headers().getAll(name);
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
