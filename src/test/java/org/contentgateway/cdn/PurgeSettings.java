package org.contentgateway.cdn;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings without a running application. */
final class PurgeSettings {

    private PurgeSettings() {}

    /** Returns the configuration with these settings; their keys start with {@code gateway.purge}. */
    static PurgeConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PurgeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .build()
                .getConfigMapping(PurgeConfig.class);
    }
}
