package org.contentgateway.graphql.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Trusted, persisted and cached GraphQL documents. */
@ConfigMapping(prefix = "gateway.documents")
interface DocumentsConfig {

    /** Folder of the trusted documents, which clients reference by {@code documentId}. */
    Optional<Path> folder();

    /** Whether documents that are not trusted are rejected. */
    @WithDefault("false")
    boolean strict();

    /** Memory for the cache of parsed and validated documents, in bytes. Default: 1/32 of the maximum heap. */
    Optional<MemorySize> cacheSize();

    /** Size of the cache of automatic persisted queries, in bytes; 0 disables it. */
    @WithDefault("4M")
    MemorySize persistedCacheSize();
}
