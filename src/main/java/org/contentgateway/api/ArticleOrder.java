package org.contentgateway.api;

import org.contentgateway.content.SortOrder;
import org.eclipse.microprofile.graphql.Description;

/** The order of a list. */
@Description("Order of a list. Articles with equal times are ordered by their ids.")
public enum ArticleOrder {
    @Description("Newest publication first.")
    PUBLISHED_DESC,
    @Description("Oldest publication first.")
    PUBLISHED_ASC,
    @Description("Newest edit first.")
    UPDATED_DESC,
    @Description("Oldest edit first.")
    UPDATED_ASC;

    SortOrder order() {
        return SortOrder.valueOf(name());
    }
}
