package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of articles (Relay's cursor connections). */
@Description("A page of a list of articles.")
public record ArticleConnection(
        @Description("The articles with their places.") List<@NonNull ArticleEdge> edges,

        @Description("The articles alone: the same as in edges.")
        List<@NonNull Article> nodes,

        @Description("Where the page stands in the list.") PageInfo pageInfo,

        @Description("How many articles the whole list holds, by the same filter.")
        int totalCount) {}
