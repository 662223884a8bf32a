package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of what a search found (Relay's cursor connections). */
@Description("A page of what a search found, the best first.")
public record SearchConnection(
        @Description("The articles with how and where they were found.")
        List<@NonNull SearchEdge> edges,

        @Description("The articles alone: the same as in edges.")
        List<@NonNull Article> nodes,

        @Description("Where the page stands in all that was found.")
        PageInfo pageInfo,

        @Description("How many articles were found.") int totalCount) {}
