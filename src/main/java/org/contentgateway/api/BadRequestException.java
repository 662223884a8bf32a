package org.contentgateway.api;

import io.smallrye.graphql.api.ErrorCode;
import org.eclipse.microprofile.graphql.GraphQLException;

/** An invalid argument. The message names the argument and the remedy. */
@ErrorCode("BAD_REQUEST")
public class BadRequestException extends GraphQLException {

    BadRequestException(String message) {
        super(message);
    }

    /** For an argument that a value class rejects with a message for clients. */
    static BadRequestException of(IllegalArgumentException rejected) {
        return new BadRequestException(String.valueOf(rejected.getMessage()));
    }

    /** A page size beyond the limit. */
    @ErrorCode("PAGE_SIZE_EXCEEDED")
    public static class PageSizeExceeded extends BadRequestException {
        PageSizeExceeded(String message) {
            super(message);
        }
    }

    /** A cursor that does not belong to the list. */
    @ErrorCode("BAD_CURSOR")
    public static class BadCursor extends BadRequestException {
        BadCursor(String message) {
            super(message);
        }
    }
}
