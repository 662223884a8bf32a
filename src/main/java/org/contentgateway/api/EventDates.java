package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import org.contentgateway.content.portals.PortalSettings;
import org.eclipse.microprofile.graphql.Description;

/** When what an article tells of happens, as clients see it. */
@Description("When what the article tells of happens.")
public record EventDates(
        @Nullable @Description("The day and time of it.") OffsetDateTime at,
        @Nullable @Description("When it begins.") OffsetDateTime start,
        @Nullable @Description("When it ends.") OffsetDateTime end) {

    static EventDates of(org.contentgateway.content.EventTimes event, PortalSettings portal) {
        return new EventDates(
                portal.dateOrNull(event.at()), portal.dateOrNull(event.start()), portal.dateOrNull(event.end()));
    }
}
