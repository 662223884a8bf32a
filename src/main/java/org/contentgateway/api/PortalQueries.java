package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.contentgateway.content.Articles;
import org.contentgateway.content.portals.Portals;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The queries for portals. */
@GraphQLApi
public class PortalQueries {

    private final Portals portals;
    private final Articles articles;

    PortalQueries(Portals portals, Articles articles) {
        this.portals = portals;
        this.articles = articles;
    }

    @Query
    @Nullable
    @Description("Portal with a number of the CMS; null where there is none.")
    public Portal portal(@Name("id") @Description("Number of the portal in the CMS.") int id) {
        return known().contains(id) ? Portal.of(portals.get(id)) : null;
    }

    @Query
    @Description("All portals that are configured or have content.")
    public List<@NonNull Portal> portals() {
        return known().stream().map(portals::get).map(Portal::of).toList();
    }

    private SortedSet<Integer> known() {
        ResponseDependencies.portal(null); // a portal exists from its first article on
        var known = new TreeSet<>(portals.configuredIds());
        known.addAll(articles.portalIds());
        return known;
    }
}
