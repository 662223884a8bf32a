package org.contentgateway.pull;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The validators of a response (RFC 9110), and the URI that was requested. */
record CacheValidators(
        String uri, @Nullable String etag, @Nullable String lastModified) {

    /** Returns null if the response has no validators. */
    static @Nullable CacheValidators of(URI uri, HttpHeaders headers) {
        var validators = new CacheValidators(
                uri.toString(),
                headers.firstValue("ETag").orElse(null),
                headers.firstValue("Last-Modified").orElse(null));
        return validators.etag == null && validators.lastModified == null ? null : validators;
    }

    boolean isFor(URI other) {
        return uri.equals(other.toString());
    }

    void addTo(HttpRequest.Builder request) {
        if (etag != null) {
            request.setHeader("If-None-Match", etag);
        }
        if (lastModified != null) {
            request.setHeader("If-Modified-Since", lastModified);
        }
    }
}
