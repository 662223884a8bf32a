package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** Why an article is gone. */
@Description("Why an article is gone.")
public enum RemovalReason {
    @Description("The editors took it back.")
    WITHDRAWN,
    @Description("Its time was over.")
    EXPIRED
}
