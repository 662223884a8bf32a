package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** The reason of a removal. */
@Description("Reason of a removal.")
public enum RemovalReason {
    @Description("The editors withdrew the article.")
    WITHDRAWN,
    @Description("The article expired.")
    EXPIRED
}
