package org.contentgateway.pull;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings of one upstream, without those of the application. */
final class PullSettings {

    private PullSettings() {}

    /** @param settings alternating keys and values; keys are relative to the upstream */
    static PullConfig of(String name, String... settings) {
        var all = new HashMap<String, String>();
        for (var i = 0; i < settings.length; i += 2) {
            all.put("gateway.ingest.sources.\"%s\".%s".formatted(name, settings[i]), settings[i + 1]);
        }
        return of(all);
    }

    private static PullConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters() // durations like 5m
                .withMapping(PullConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .build()
                .getConfigMapping(PullConfig.class);
    }
}
