package org.contentgateway.cdn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the caches in front are told what to drop. */
@ConfigMapping(prefix = "gateway.purge")
interface PurgeConfig {

    /** Where a purge is sent: to each of these addresses. Without one nothing is purged. */
    Optional<List<URI>> url();

    /** The HTTP method of a purge. */
    @WithDefault("PURGE")
    String method();

    /** The header that names the surrogate keys, separated by spaces. */
    @WithDefault("Surrogate-Key")
    String header();

    /** More headers of a purge, as the cache's token. */
    Map<String, String> headers();

    /** How many keys one purge may name. */
    @WithDefault("256") // Fastly takes no more
    int maxKeysPerRequest();

    /** How long a cache has for its answer. */
    @WithDefault("5s")
    Duration timeout();
}
