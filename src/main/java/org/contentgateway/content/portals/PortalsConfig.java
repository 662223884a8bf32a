package org.contentgateway.content.portals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Settings of the portals by the CMS's portal id, such as {@code gateway.portals."2".name}. */
@ConfigMapping(prefix = "gateway.portals")
interface PortalsConfig {

    @WithParentName
    @WithDefaults
    Map<Integer, PortalConfig> byId();

    /** Settings of one portal. A portal that is not configured has the defaults. */
    interface PortalConfig {

        /** Display name. By default "Portal" and its id. */
        Optional<String> name();

        /**
         * Base URL of the portal's site, to resolve relative links in bodies. Without it, relative links are removed.
         */
        Optional<URI> baseUrl();

        /** Base URL of the portal's images and files. By default an absolute URL that does not resolve. */
        Optional<URI> mediaUrl();

        /** Time zone of the CMS's dates. */
        @WithDefault("Asia/Tehran")
        ZoneId timeZone();

        /** BCP 47 tag of records that name no language. */
        Optional<String> language();
    }
}
