package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import org.contentgateway.content.portals.PortalSettings;
import org.eclipse.microprofile.graphql.Description;

/** Ratings by readers in the GraphQL schema. */
@Description("Ratings by readers.")
public record Rating(
        @Description("Mean rating, as the CMS computes it.") double average,
        @Description("Number of ratings.") int count,
        @Nullable @Description("Time of the last rating.") OffsetDateTime lastAt) {

    static Rating of(org.contentgateway.content.RatingSummary rating, PortalSettings portal) {
        return new Rating(rating.average(), rating.count(), portal.dateOrNull(rating.lastAt()));
    }
}
