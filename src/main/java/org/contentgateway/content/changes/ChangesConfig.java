package org.contentgateway.content.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What readers who sync can be told. */
@ConfigMapping(prefix = "gateway.changes")
interface ChangesConfig {

    /** How long removals are told; a reader who was away for longer has to begin anew. */
    @WithDefault("30d")
    Duration tombstoneRetention();
}
