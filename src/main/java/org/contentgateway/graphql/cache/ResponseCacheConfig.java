package org.contentgateway.graphql.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Answers that are kept ready in memory. */
@ConfigMapping(prefix = "gateway.response-cache")
interface ResponseCacheConfig {

    /** How many bytes of them are kept; 0 switches them off. */
    @WithDefault("64M")
    MemorySize maxSize();
}
