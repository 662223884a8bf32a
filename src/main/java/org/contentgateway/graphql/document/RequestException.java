package org.contentgateway.graphql.document;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;

/**
 * A request that is rejected before execution.
 *
 * <p>A malformed request gets its HTTP status for every accepted media type. A well-formed GraphQL request is rejected by a
 * GraphQL response, which has status 200 for clients that accept only {@code application/json}
 * (<a href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over HTTP</a>).
 */
public final class RequestException extends Exception {

    private final int status;
    private final boolean wellFormed;
    private final transient List<GraphQLError> errors;

    private RequestException(int status, boolean wellFormed, List<GraphQLError> errors) {
        super(String.valueOf(errors.get(0).getMessage()));
        this.status = status;
        this.wellFormed = wellFormed;
        this.errors = errors;
    }

    /** A request that is not a GraphQL request. */
    public static RequestException malformed(int status, String message) {
        return new RequestException(status, false, List.of(error(ErrorCode.BAD_REQUEST, message)));
    }

    public static RequestException malformed(String message) {
        return malformed(400, message);
    }

    /** A request that has to wait for too many others. */
    public static RequestException overloaded(String message) {
        return new RequestException(503, false, List.of(error(ErrorCode.OVERLOADED, message)));
    }

    /** A request that exceeds the time limit before it is executed. */
    public static RequestException timeout(String step) {
        return new RequestException(
                504,
                false,
                List.of(error(ErrorCode.TIMEOUT, step + " exceeded the time limit. Send a smaller document.")));
    }

    /** A GraphQL request that can't be executed. */
    static RequestException rejected(ErrorCode code, String message) {
        return rejected(List.of(error(code, message)));
    }

    /** A GraphQL request that can't be executed because of a part of its document. */
    static RequestException rejected(ErrorCode code, String message, SourceLocation location) {
        return rejected(List.of(builder(code, message).location(location).build()));
    }

    static RequestException rejected(List<GraphQLError> errors) {
        return new RequestException(400, true, errors);
    }

    /** The HTTP status, for a well-formed request that of {@code application/graphql-response+json}. */
    public int status() {
        return status;
    }

    /** Whether the request is a GraphQL request. */
    public boolean isWellFormed() {
        return wellFormed;
    }

    public List<GraphQLError> errors() {
        return errors;
    }

    private static GraphQLError error(ErrorCode code, String message) {
        return builder(code, message).build();
    }

    private static GraphqlErrorBuilder<?> builder(ErrorCode code, String message) {
        return GraphqlErrorBuilder.newError().message("%s", message).extensions(Map.of("code", code.name()));
    }
}
