package org.contentgateway.content.portals;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Creates portals without a running application. */
public final class TestPortals {

    private TestPortals() {}

    /** Returns portals with the given settings, whose keys start with {@code gateway.portals}. */
    public static Portals portals(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(PortalsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .build();
        return new Portals(config.getConfigMapping(PortalsConfig.class));
    }
}
