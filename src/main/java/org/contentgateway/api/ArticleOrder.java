package org.contentgateway.api;

import org.contentgateway.content.SortOrder;
import org.eclipse.microprofile.graphql.Description;

/** The order of a list, as clients name it. */
@Description("The order of a list. Articles of the same time stand in the order of their numbers.")
public enum ArticleOrder {
    @Description("The latest published first.")
    PUBLISHED_DESC,
    @Description("The earliest published first.")
    PUBLISHED_ASC,
    @Description("The latest edited first.")
    UPDATED_DESC,
    @Description("The earliest edited first.")
    UPDATED_ASC;

    SortOrder order() {
        return SortOrder.valueOf(name());
    }
}
