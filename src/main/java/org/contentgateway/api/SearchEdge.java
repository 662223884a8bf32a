package org.contentgateway.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An article that a search found. */
@Description("An article that was found, and why.")
public record SearchEdge(
        @Description("The place: pass it as after to go on from here.")
        String cursor,

        @Description("The article.") Article node,

        @Description("How well it fits: more is better. Only to be compared within one search.")
        double score,

        @Description("The passage of the body that shows best why it was found, as plain text on one line.")
        String snippet,

        @Description("What was searched for, within the snippet.")
        List<@NonNull TextRange> matches) {}
