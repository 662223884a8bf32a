package org.contentgateway.api;

import io.smallrye.graphql.api.ErrorCode;
import org.eclipse.microprofile.graphql.GraphQLException;

/** An argument that can't be answered; its message names the argument and the remedy. */
@ErrorCode("BAD_REQUEST")
public class BadRequestException extends GraphQLException {

    BadRequestException(String message) {
        super(message);
    }

    /** For an argument that a value class refuses, saying which and why. */
    static BadRequestException of(IllegalArgumentException refused) {
        return new BadRequestException(String.valueOf(refused.getMessage()));
    }

    /** A page of more nodes than one answer may hold. */
    @ErrorCode("PAGE_SIZE_EXCEEDED")
    public static class PageSizeExceeded extends BadRequestException {
        PageSizeExceeded(String message) {
            super(message);
        }
    }

    /** A cursor that is none of this list's. */
    @ErrorCode("BAD_CURSOR")
    public static class BadCursor extends BadRequestException {
        BadCursor(String message) {
            super(message);
        }
    }
}
