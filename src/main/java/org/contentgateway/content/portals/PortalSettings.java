package org.contentgateway.content.portals;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.contentgateway.media.MediaUrl;
import org.jspecify.annotations.Nullable;

/**
 * A publication of the CMS.
 *
 * @param zone what the CMS's dates are meant in, and what all dates are given out in
 * @param url its site
 * @param mediaUrl where its files are
 */
public record PortalSettings(
        int id,
        String name,
        @Nullable String language,
        ZoneId zone,
        @Nullable URI url,
        MediaUrl mediaUrl) {

    /** The moment with the offset that this portal's clocks had or will have then. */
    public OffsetDateTime date(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime();
    }

    public @Nullable OffsetDateTime dateOrNull(@Nullable Instant moment) {
        return moment == null ? null : date(moment);
    }
}
