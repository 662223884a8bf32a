package org.contentgateway.graphql;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import io.smallrye.graphql.api.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says of errors what clients may know: a code, and words about their request. What is of the inside goes to the log. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    /** An error of a document that was not executed. */
    static Map<String, Object> ofRequest(GraphQLError error) {
        return formatted(error, code(error), error.getMessage(), null);
    }

    /** An error of a field. */
    static Map<String, Object> ofField(GraphQLError error, Origin origin) {
        if (error instanceof AbortExecutionException && Deadline.hasPassed()) {
            return timeout();
        }
        if (!(error instanceof ExceptionWhileDataFetching fetching)) {
            return formatted(error, code(error), error.getMessage(), null);
        }
        var failure = fetching.getException();
        var given = failure.getClass().getAnnotation(ErrorCode.class);
        if (given != null && failure instanceof GraphQLException) {
            return formatted(error, given.value(), String.valueOf(failure.getMessage()), null);
        }
        if (Deadline.hasPassed()) {
            return formatted(error, TIMEOUT, TIMED_OUT, null);
        }
        var id = UUID.randomUUID().toString();
        if (origin.isAway(failure)) {
            LOG.warnf("The database failed a query at %s: %s (%s)", error.getPath(), failure.getMessage(), id);
            return formatted(error, UNAVAILABLE, AWAY, id);
        }
        LOG.errorf(failure, "A query failed at %s: %s", error.getPath(), id);
        return formatted(error, INTERNAL, WRONG_HERE, id);
    }

    /** An error of no field. */
    static Map<String, Object> of(Throwable failure, boolean away) {
        var id = UUID.randomUUID().toString();
        LOG.logf(away ? Logger.Level.WARN : Logger.Level.ERROR, failure, "A request failed: %s", id);
        return error(away ? AWAY : WRONG_HERE, extensions(away ? UNAVAILABLE : INTERNAL, id));
    }

    /** That a query ran for too long. */
    static Map<String, Object> timeout() {
        return error(TIMED_OUT, extensions(TIMEOUT, null));
    }

    static final String TIMEOUT = Code.TIMEOUT.name();
    static final String UNAVAILABLE = Code.UNAVAILABLE.name();
    static final String INTERNAL = Code.INTERNAL.name();

    private static final String TIMED_OUT = "The query ran for too long and was cancelled. Ask for less at a time.";
    private static final String AWAY = "The database can't be reached. Try again in a while.";
    private static final String WRONG_HERE =
            "Something went wrong here, not in your query. The log has this error's id.";

    private static String code(GraphQLError error) {
        if (error.getErrorType() instanceof ErrorType type) {
            return switch (type) {
                case InvalidSyntax -> Code.PARSE_ERROR.name();
                case ValidationError -> Code.VALIDATION_ERROR.name();
                case DataFetchingException, NullValueInNonNullableField -> INTERNAL;
                default -> Code.BAD_REQUEST.name();
            };
        }
        return Code.BAD_REQUEST.name();
    }

    private static Map<String, Object> formatted(GraphQLError error, String code, String message, @Nullable String id) {
        var formatted = error(message, extensions(code, id));
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            formatted.put(
                    "locations",
                    error.getLocations().stream()
                            .filter(Objects::nonNull)
                            .map(at -> Map.of("line", at.getLine(), "column", at.getColumn()))
                            .toList());
        }
        if (error.getPath() != null && !error.getPath().isEmpty()) {
            formatted.put("path", error.getPath());
        }
        return formatted;
    }

    private static Map<String, Object> error(String message, Map<String, Object> extensions) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        error.put("extensions", extensions);
        return error;
    }

    private static Map<String, Object> extensions(String code, @Nullable String id) {
        return id == null ? Map.of("code", code) : Map.of("code", code, "id", id);
    }
}
