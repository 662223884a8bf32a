package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of changes. */
@Description("Page of changes, oldest first.")
public record ChangePage(
        @Description("Changes: the newest state of each article.")
        List<@NonNull Change> nodes,

        @Description("Sync token: pass it as since to get the changes after these. Store it with the articles.")
        String nextToken,

        @Description("Whether more changes are available now.")
        boolean hasMore,

        @Description("Whether the token is no longer valid: delete all stored articles and start over from nextToken.")
        boolean resetRequired) {}
