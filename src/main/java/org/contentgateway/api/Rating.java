package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import org.contentgateway.content.portals.PortalSettings;
import org.eclipse.microprofile.graphql.Description;

/** The readers' votes as clients see them. */
@Description("The readers' votes.")
public record Rating(
        @Description("Their mean, as the CMS gives it.") double average,
        @Description("How many there are.") int count,
        @Nullable @Description("When the last one came.") OffsetDateTime lastAt) {

    static Rating of(org.contentgateway.content.RatingSummary rating, PortalSettings portal) {
        return new Rating(rating.average(), rating.count(), portal.dateOrNull(rating.lastAt()));
    }
}
