package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import org.contentgateway.content.portals.PortalSettings;
import org.eclipse.microprofile.graphql.Description;

/** The dates of an event in the GraphQL schema. */
@Description("Dates of the event that an article reports.")
public record EventDates(
        @Nullable @Description("Date of the event.") OffsetDateTime at,
        @Nullable @Description("Start of the event.") OffsetDateTime start,
        @Nullable @Description("End of the event.") OffsetDateTime end) {

    static EventDates of(org.contentgateway.content.EventTimes event, PortalSettings portal) {
        return new EventDates(
                portal.dateOrNull(event.at()), portal.dateOrNull(event.start()), portal.dateOrNull(event.end()));
    }
}
