package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** An article and its cursor. */
@Description("An article and its position in the list.")
public record ArticleEdge(
        @Description("Cursor: pass it as after to get the articles that follow.")
        String cursor,

        @Description("Article.") Article node) {}
