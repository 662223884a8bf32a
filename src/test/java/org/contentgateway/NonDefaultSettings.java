package org.contentgateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.contentgateway.auth.OidcProvider;

/**
 * Whatever is disabled or unlimited by default, all in one profile, as each profile costs a restart: a short timeout, lists
 * of requests, cache tags for a CDN, no cached responses, CORS, retention of imports, and an OpenID Connect provider.
 */
public final class NonDefaultSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("gateway.limits.timeout", "1500ms"),
                Map.entry("gateway.limits.batch-size", "3"),
                Map.entry("gateway.limits.body-size", "10K"),
                Map.entry("gateway.caching.surrogate-keys", "true"),
                Map.entry("gateway.caching.max-age", "5m"),
                Map.entry("gateway.response-cache.max-size", "0"),
                Map.entry("gateway.ingest.retention.runs", "30d"),
                Map.entry("gateway.ingest.retention.rejected", "20d"),
                Map.entry("gateway.ingest.retention.superseded-records", "10d"),
                Map.entry("quarkus.http.cors.enabled", "true"),
                Map.entry("quarkus.http.cors.origins", "https://app.example.org"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OidcProvider.class));
    }
}
