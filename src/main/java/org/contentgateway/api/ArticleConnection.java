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

        @Description("Where the page stands in the list.") PageInfo pageInfo) {

    static ArticleConnection of(List<ArticleEdge> edges, boolean before, boolean more) {
        var start = edges.isEmpty() ? null : edges.get(0).cursor();
        var end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new ArticleConnection(
                edges, edges.stream().map(ArticleEdge::node).toList(), new PageInfo(more, before, start, end));
    }
}
