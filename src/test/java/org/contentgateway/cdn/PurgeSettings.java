package org.contentgateway.cdn;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings without a running application. */
final class PurgeSettings {

    private PurgeSettings() {}

    /** What these settings, whose keys begin with {@code gateway.purge}, mean. */
    static PurgeConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PurgeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .build()
                .getConfigMapping(PurgeConfig.class);
    }
}
