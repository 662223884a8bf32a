package org.contentgateway.api;

import io.smallrye.graphql.api.ErrorCode;
import org.eclipse.microprofile.graphql.GraphQLException;

/** An article that was withdrawn or has expired: clients should delete it. */
@ErrorCode("GONE")
public class GoneException extends GraphQLException {
    GoneException() {
        super("The article was withdrawn or has expired.");
    }
}
