package org.contentgateway.graphql.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The response cache. */
@ConfigMapping(prefix = "gateway.response-cache")
interface ResponseCacheConfig {

    /** Memory for cached responses, in bytes; 0 disables the cache. */
    @WithDefault("64M")
    MemorySize maxSize();
}
