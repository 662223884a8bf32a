package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of search results (Relay's cursor connections specification). */
@Description("Page of search results, best match first.")
public record SearchConnection(
        @Description("Articles with their scores and matches.")
        List<@NonNull SearchEdge> edges,

        @Description("Articles alone: the same as in edges.")
        List<@NonNull Article> nodes,

        @Description("Position of the page in the results.") PageInfo pageInfo,

        @Description("Number of all results.") int totalCount) {}
