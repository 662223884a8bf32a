package org.contentgateway.content.portals;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.contentgateway.media.MediaUrl;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a portal, which is a publication of the CMS.
 *
 * @param language BCP 47 tag of records that name no language; null if not configured
 * @param zone time zone of the CMS's dates and of all dates in responses
 * @param url base URL of the portal's site; null if not configured
 * @param mediaUrl base URL of its images and files
 */
public record PortalSettings(
        int id,
        String name,
        @Nullable String language,
        ZoneId zone,
        @Nullable URI url,
        MediaUrl mediaUrl) {

    /** Converts an instant to a date with the offset of this portal's time zone at that instant. */
    public OffsetDateTime date(Instant instant) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    public @Nullable OffsetDateTime dateOrNull(@Nullable Instant instant) {
        return instant == null ? null : date(instant);
    }
}
