package org.contentgateway.graphql.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import org.contentgateway.graphql.cache.ContentState;
import org.contentgateway.graphql.cache.EntityTag;
import org.jspecify.annotations.Nullable;

/** The headers of responses that shared caches may store: entity tag, lifetime, surrogate keys. */
final class CachingHeaders {

    /** Surrogate key of every response, for purging them all. */
    private static final String ANY_RESPONSE = "gateway";

    private final HttpCachingConfig config;
    private final ContentState content;

    CachingHeaders(HttpCachingConfig config, ContentState content) {
        this.config = config;
        this.content = content;
    }

    /** @param tags the cache tags that the response depends on */
    void add(HttpServerResponse response, EntityTag entityTag, Collection<String> tags) {
        var validUntil = content.nextTransition(tags);
        var now = content.now();
        var maxAge = untilTransition(config.maxAge(), now, validUntil);
        var stale = untilTransition(config.staleWhileRevalidate(), now.plus(maxAge), validUntil);
        response.putHeader(HttpHeaders.ETAG, entityTag.signed(content.signingKey()))
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + maxAge.toSeconds() + ", stale-while-revalidate=" + stale.toSeconds());
        if (config.surrogateKeys()) {
            var keys = new ArrayList<>(tags);
            keys.add(ANY_RESPONSE);
            response.putHeader("Surrogate-Key", String.join(" ", keys));
        }
    }

    /** Limits a lifetime so that it ends before the next visibility transition. */
    private static Duration untilTransition(Duration lifetime, Instant from, @Nullable Instant transition) {
        if (transition == null) {
            return lifetime;
        }
        var remaining = Duration.between(from, transition);
        return remaining.isNegative() ? Duration.ZERO : remaining.compareTo(lifetime) < 0 ? remaining : lifetime;
    }
}
