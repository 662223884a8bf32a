package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** A publication as clients see it. */
@Type("Portal")
@Description("A publication of the CMS: a site with a language, a zone and pictures of its own.")
public record Portal(
        @Description("The CMS's number.") int id,
        @Description("What people call it.") String name,

        @Nullable @Description("Its language, as a BCP 47 tag, where it has one.")
        String language,

        @Description("Which way its language is written.") TextDirection direction,

        @Description("The zone that its dates are given in, as the tz database names it.")
        String timeZone,

        @Nullable @Description("Its site.") Url url) {

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
