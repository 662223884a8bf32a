package org.contentgateway.cdn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of purges: how caches in front of the gateway learn which responses to drop. */
@ConfigMapping(prefix = "gateway.purge")
interface PurgeConfig {

    /** URLs of the purge targets. Without one nothing is purged. */
    Optional<List<URI>> url();

    /** HTTP method of a purge request. */
    @WithDefault("PURGE")
    String method();

    /** Header with the surrogate keys, separated by spaces. */
    @WithDefault("Surrogate-Key")
    String header();

    /** Additional headers of a purge request, like an API token. */
    Map<String, String> headers();

    /** Maximum number of keys per purge request. */
    @WithDefault("256") // the limit of Fastly
    int maxKeysPerRequest();

    /** Timeout of a purge request. */
    @WithDefault("5s")
    Duration timeout();
}
