package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** A portal in the GraphQL schema. */
@Type("Portal")
@Description("Publication of the CMS, with its own site, language, time zone and media.")
public record Portal(
        @Description("Number of the portal in the CMS.") int id,
        @Description("Name of the publication.") String name,

        @Nullable @Description("Default language, as a BCP 47 tag; null where none is configured.")
        String language,

        @Description("Writing direction of the language.") TextDirection direction,

        @Description("Time zone of its dates, as an identifier of the tz database.")
        String timeZone,

        @Nullable @Description("Address of the site.") Url url) {

    static Portal of(org.contentgateway.content.portals.PortalSettings portal) {
        return new Portal(
                portal.id(),
                portal.name(),
                portal.language(),
                TextDirection.of(portal.language() == null ? "und" : portal.language()),
                portal.zone().getId(),
                portal.url() == null ? null : Url.of(portal.url()));
    }
}
