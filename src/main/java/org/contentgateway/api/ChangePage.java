package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of changes as clients see it. */
@Description("Some changes, in the order in which they happened.")
public record ChangePage(
        @Description("The changes: of each article only the newest.")
        List<@NonNull Change> nodes,

        @Description("Pass it as since to learn what changed after these: keep it with what you keep.")
        String nextToken,

        @Description("Whether there are more already.") boolean hasMore,

        @Description("Whether the token can't be gone on from: drop what you keep and begin anew with nextToken.")
        boolean resetRequired) {}
