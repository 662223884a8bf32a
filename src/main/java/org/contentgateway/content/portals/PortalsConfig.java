package org.contentgateway.content.portals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The portals by the CMS's number: {@code gateway.portals."2".name} and so on. */
@ConfigMapping(prefix = "gateway.portals")
interface PortalsConfig {

    @WithParentName
    @WithDefaults
    Map<Integer, PortalConfig> byId();

    /** One portal. A portal that is not configured has the defaults. */
    interface PortalConfig {

        /** What people call it; by default "Portal" and its number. */
        Optional<String> name();

        /** Its site: where relative links of its bodies lead. Without it they lead nowhere and are taken out. */
        Optional<URI> baseUrl();

        /** Where its pictures and files are served; by default an address that is absolute, but leads nowhere. */
        Optional<URI> mediaUrl();

        /** The zone that the CMS's dates are meant in. */
        @WithDefault("Asia/Tehran")
        ZoneId timeZone();

        /** The language of records that name none, as a BCP 47 tag. */
        Optional<String> language();
    }
}
