package org.contentgateway.content.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of change detection and incremental sync. */
@ConfigMapping(prefix = "gateway.changes")
interface ChangesConfig {

    /**
     * How long tombstones of removed articles are reported. A client with an older sync token must start a full sync.
     */
    @WithDefault("30d")
    Duration tombstoneRetention();

    /**
     * How long cached responses are served without contact to the database. Later every query is executed, until changes can
     * be detected again.
     */
    @WithDefault("10s")
    Duration maxSilence();
}
