package org.contentgateway.content.portals;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.contentgateway.media.MediaUrl;
import org.jboss.logging.Logger;

/** The portals as they are configured. One that is not gets defaults, and a line in the log that says so. */
@Startup // so that a setting that makes no sense ends the start, not a request
@ApplicationScoped
public class Portals {

    private static final Logger LOG = Logger.getLogger(Portals.class);

    private final PortalsConfig config;
    private final Map<Integer, PortalSettings> portals = new ConcurrentHashMap<>();

    Portals(PortalsConfig config) {
        this.config = config;
        config.byId().keySet().forEach(this::get);
    }

    /** The numbers of those that are configured. */
    public Set<Integer> configured() {
        return config.byId().keySet();
    }

    /** Tells these settings from all others. */
    public String version() {
        return configured().stream().sorted().map(this::get).toList().toString();
    }

    public PortalSettings get(int id) {
        return portals.computeIfAbsent(id, this::configured);
    }

    private PortalSettings configured(int id) {
        var portal = Objects.requireNonNull(config.byId().get(id), "the map has defaults");
        if (!config.byId().containsKey(id)) {
            LOG.warnf(
                    "Portal %d is not configured: its dates are read as %s, and its pictures get addresses that lead "
                            + "nowhere. Set gateway.portals.\"%1$d\".time-zone, .media-url and .base-url.",
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
            throw new ConfigurationException(
                    "gateway.portals.\"%d\".base-url: %s is not like https://news.example.org/".formatted(id, uri));
        }
        return uri;
    }

    private static MediaUrl mediaUrl(int id, URI uri) {
        try {
            return new MediaUrl(uri);
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(
                    "gateway.portals.\"%d\".media-url: %s".formatted(id, invalid.getMessage()));
        }
    }

    /** Under the domain that RFC 6761 keeps from ever resolving: absolute, and nobody else's host. */
    private static URI unknownMediaUrl(int id) {
        return URI.create("https://portal-" + id + ".invalid/");
    }
}
