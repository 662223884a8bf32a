package org.contentgateway.content.portals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Portals without a running application. */
public final class TestPortals {

    private TestPortals() {}

    /** The portals that these settings describe, whose keys begin with {@code gateway.portals}. */
    public static Portals portals(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(PortalsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .build();
        return new Portals(config.getConfigMapping(PortalsConfig.class));
    }
}
