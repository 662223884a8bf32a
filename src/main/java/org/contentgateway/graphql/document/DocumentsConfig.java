package org.contentgateway.graphql.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** GraphQL documents that are known before a request, or kept after one. */
@ConfigMapping(prefix = "gateway.documents")
interface DocumentsConfig {

    /** A folder of trusted documents, which clients name by {@code documentId}. */
    Optional<Path> folder();

    /** Whether only trusted documents are executed. */
    @WithDefault("false")
    boolean strict();

    /** How many characters of prepared documents are kept. */
    @WithDefault("4M")
    MemorySize cacheSize();

    /** How many characters of automatically persisted queries are kept; 0 switches them off. */
    @WithDefault("4M")
    MemorySize persistedCacheSize();
}
