package org.contentgateway.auth;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detects requests that a browser sends on behalf of another site's page. A browser attaches remembered Basic
 * credentials to those as well (cross-site request forgery).
 */
final class CrossSiteRequests {

    /** Values of {@code Sec-Fetch-Site} for requests of the gateway's own pages and of the user. */
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

    private CrossSiteRequests() {}

    static boolean isCrossSite(HttpServerRequest request) {
        return isCrossSite(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.authority());
    }

    /** Programs other than browsers send neither header. Older browsers send only {@code Origin}. */
    static boolean isCrossSite(@Nullable String fetchSite, @Nullable String origin, @Nullable HostAndPort host) {
        if (fetchSite != null) {
            return !SAME_SITE.contains(fetchSite);
        }
        return origin != null && (host == null || !isOriginOf(origin, host));
    }

    /** Compares host and port only: a proxy in front may have ended TLS. */
    private static boolean isOriginOf(String origin, HostAndPort host) {
        try {
            var uri = new URI(origin);
            var defaultPort = "https".equals(uri.getScheme()) ? 443 : 80;
            return host.host().equalsIgnoreCase(uri.getHost())
                    && portOr(defaultPort, host.port()) == portOr(defaultPort, uri.getPort());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static int portOr(int defaultPort, int port) {
        return port < 0 ? defaultPort : port;
    }
}
