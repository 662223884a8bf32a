package org.contentgateway.content.portals;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.contentgateway.media.MediaUrl;
import org.jboss.logging.Logger;

/** Provides the settings of portals. A portal that is not configured gets defaults and a warning in the log. */
@Startup // an invalid setting fails the startup, not a request
@ApplicationScoped
public class Portals {

    private static final Logger LOG = Logger.getLogger(Portals.class);

    /** Maximum number of cached portals that are not configured: imports choose them. A full cache is cleared. */
    static final int MAX_UNCONFIGURED = 1_000;

    private final PortalsConfig config;
    private final Map<Integer, PortalSettings> portals = new ConcurrentHashMap<>();

    Portals(PortalsConfig config) {
        this.config = config;
        config.byId().keySet().forEach(this::get);
    }

    /** Returns the ids of the configured portals. */
    public Set<Integer> configuredIds() {
        return config.byId().keySet();
    }

    /** Returns a string that differs whenever any portal's settings differ. */
    public String version() {
        return configuredIds().stream().sorted().map(this::get).toList().toString();
    }

    /** Returns the number of portals in memory. */
    int cachedPortals() {
        return portals.size();
    }

    /** Returns the settings of a portal, or defaults if it is not configured. */
    public PortalSettings get(int id) {
        if (portals.size() >= configuredIds().size() + MAX_UNCONFIGURED && !portals.containsKey(id)) {
            portals.keySet().retainAll(configuredIds());
        }
        return portals.computeIfAbsent(id, this::create);
    }

    private PortalSettings create(int id) {
        var portal = Objects.requireNonNull(config.byId().get(id), "the map has defaults");
        if (!config.byId().containsKey(id)) {
            LOG.warnf(
                    "Portal %d is not configured: its dates are read in time zone %s, and its media URLs do not resolve. "
                            + "Set gateway.portals.\"%1$d\".time-zone, .media-url and .base-url.",
                    id, portal.timeZone());
        }
        return new PortalSettings(
                id,
                portal.name().orElse("Portal " + id),
                portal.language().orElse(null),
                portal.timeZone(),
                portal.baseUrl().map(uri -> baseUrl(id, uri)).orElse(null),
                mediaUrl(id, portal.mediaUrl().orElse(unknownMediaUrl(id))));
    }

    private static URI baseUrl(int id, URI uri) {
        if (uri.getHost() == null) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "gateway.portals.\"%d\".base-url is invalid: %s. Expected: an absolute URL such as https://news.example.org/",
                    id,
                    uri));
        }
        return uri;
    }

    private static MediaUrl mediaUrl(int id, URI uri) {
        try {
            return new MediaUrl(uri);
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(
                    String.format(Locale.ROOT, "gateway.portals.\"%d\".media-url: %s", id, invalid.getMessage()));
        }
    }

    /** An absolute URL on the top-level domain that RFC 6761 reserves to never resolve. */
    private static URI unknownMediaUrl(int id) {
        return URI.create("https://portal-" + id + ".invalid/");
    }
}
