package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** An article and its place in a list. */
@Description("An article and its place in the list.")
public record ArticleEdge(
        @Description("The place: pass it as after to go on from here.")
        String cursor,

        @Description("The article.") Article node) {}
