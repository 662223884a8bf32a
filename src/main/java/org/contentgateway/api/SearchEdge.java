package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A search result. */
@Description("Search result.")
public record SearchEdge(
        @Description("Cursor: pass it as after to get the results that follow.")
        String cursor,

        @Description("Article.") Article node,

        @Description("Relevance: higher is better. Comparable only within one search.")
        double score,

        @Description("Passage of the body with the best matches, as plain text on one line.")
        String snippet,

        @Description("Matches within the snippet.") List<@NonNull TextRange> matches) {}
