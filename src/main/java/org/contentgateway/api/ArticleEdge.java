package org.contentgateway.api;

import org.contentgateway.content.Position;
import org.contentgateway.content.SortOrder;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Type;

/** An article and its cursor. */
@Type("ArticleEdge")
@Description("An article and its position in the list.")
public final class ArticleEdge {

    private final SortOrder order;
    private final Position position;
    private final Article node;

    ArticleEdge(SortOrder order, Position position, Article node) {
        this.order = order;
        this.position = position;
        this.node = node;
    }

    @Description("Cursor: pass it as after to get the articles that follow.")
    public String getCursor() {
        return Cursor.of(order, position);
    }

    @Description("Article.")
    public Article getNode() {
        return node;
    }
}
