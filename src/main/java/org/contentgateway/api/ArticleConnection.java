package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of articles (Relay's cursor connections specification). */
@Description("A page of a list of articles (Relay connection).")
public record ArticleConnection(
        @Description("Articles with their cursors.") List<@NonNull ArticleEdge> edges,

        @Description("Articles without cursors: the same as in edges.")
        List<@NonNull Article> nodes,

        @Description("Position of the page in the list.") PageInfo pageInfo,

        @Description("Number of articles in the whole list, with the same filter.")
        int totalCount) {}
