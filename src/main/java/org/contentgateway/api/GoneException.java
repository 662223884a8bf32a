package org.contentgateway.api;

import io.smallrye.graphql.api.ErrorCode;
import org.eclipse.microprofile.graphql.GraphQLException;

/** An article was there, but has been withdrawn or has expired: apps should forget it. */
@ErrorCode("GONE")
public class GoneException extends GraphQLException {
    GoneException() {
        super("The article was withdrawn or has expired.");
    }
}
