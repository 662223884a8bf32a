package org.contentgateway.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/**
 * Replaces unknown methods and paths in the labels of HTTP metrics by {@code OTHER}. Clients choose them, and each new value
 * would be a time series that stays in memory.
 */
@Singleton
class HttpMetricLabels implements MeterFilter {

    static final String OTHER = "OTHER";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** The paths that the gateway serves, and Quarkus's names for the root, for redirections and for unknown paths. */
    static final Set<String> PATHS = Set.of(
            "/graphql",
            "/graphql/schema.graphql",
            "/ingest/contents",
            "/ingest/contents/{portal}/{contentId}",
            "/ingest/rejected",
            "/ingest/rejected.ndjson",
            "/ingest/rejected/retry",
            "/ingest/rejected/{digest}",
            "/ingest/reprocess",
            "/ingest/runs",
            "/ingest/runs/{id}",
            "/ingest/sources",
            "/ingest/sources/{name}/pull",
            "/ingest/wordpress",
            "/legacy/contents/{portal}/{contentId}",
            "root",
            "REDIRECTION",
            "NOT_FOUND",
            "UNKNOWN");

    private static final Map<String, Set<String>> VALUES = Map.of("method", METHODS, "uri", PATHS);

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith("http.server.")
                ? id.replaceTags(
                        id.getTags().stream().map(HttpMetricLabels::known).toList())
                : id;
    }

    private static Tag known(Tag tag) {
        var values = VALUES.get(tag.getKey());
        return values == null || values.contains(tag.getValue()) ? tag : Tag.of(tag.getKey(), OTHER);
    }
}
