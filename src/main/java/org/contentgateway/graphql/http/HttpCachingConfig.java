package org.contentgateway.graphql.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What answers to GET say to caches. */
@ConfigMapping(prefix = "gateway.caching")
interface HttpCachingConfig {

    /** How long an answer may be used without asking: shorter where the passing of time changes it sooner. */
    @WithDefault("60s")
    Duration maxAge();

    /** How much longer it may be used while it is being asked for again. */
    @WithDefault("30s")
    Duration staleWhileRevalidate();

    /** Whether answers say in a header Surrogate-Key what they rest on, for a CDN that purges by keys. */
    @WithDefault("false")
    boolean surrogateKeys();
}
