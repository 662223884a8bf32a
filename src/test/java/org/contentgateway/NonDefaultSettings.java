package org.contentgateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.contentgateway.auth.OidcProvider;

/**
 * Whatever is disabled or unlimited by default, all in one profile, as each profile costs a restart: a short timeout, lists
 * of requests, cache tags for a CDN, no cached responses, retention of imports, and an OpenID Connect provider.
 */
public final class NonDefaultSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gateway.limits.timeout", "1500ms",
                "gateway.limits.batch-size", "3",
                "gateway.limits.body-size", "10K",
                "gateway.caching.surrogate-keys", "true",
                "gateway.caching.max-age", "5m",
                "gateway.response-cache.max-size", "0",
                "gateway.ingest.retention.runs", "30d",
                "gateway.ingest.retention.rejected", "20d",
                "gateway.ingest.retention.superseded-records", "10d");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OidcProvider.class));
    }
}
