package org.contentgateway.graphql.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** HTTP caching headers of responses to GET requests. */
@ConfigMapping(prefix = "gateway.caching")
interface HttpCachingConfig {

    /** Value of {@code max-age}. Shorter in responses that a scheduled transition changes sooner. */
    @WithDefault("60s")
    Duration maxAge();

    /** Value of {@code stale-while-revalidate}. Shorter in responses that a scheduled transition changes sooner. */
    @WithDefault("30s")
    Duration staleWhileRevalidate();

    /** Whether responses have a header {@code Surrogate-Key} with their cache tags, for CDNs that purge by key. */
    @WithDefault("false")
    boolean surrogateKeys();
}
