package org.contentgateway.graphql.execution;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.contentgateway.graphql.document.ErrorCode;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Formats errors for clients: a code, and a message about their request. Details of internal failures go to the log, under
 * the id that the client receives.
 */
public final class ErrorFormatter {

    private static final Logger LOG = Logger.getLogger(ErrorFormatter.class);

    private static final String TIMEOUT_MESSAGE =
            "The query exceeded the time limit and was cancelled. Request fewer fields or smaller pages.";
    private static final String UNAVAILABLE_MESSAGE = "The database is unavailable. Retry later.";
    private static final String INVALID_MESSAGE =
            "An argument has a value that the database can't process. Use values from a response.";
    private static final String INTERNAL_MESSAGE =
            "Internal error in the gateway. Its log has the details under this error's id.";

    private ErrorFormatter() {}

    /** The response to a request that was not executed. */
    public static byte[] response(List<GraphQLError> errors) {
        return JsonWriter.bytes(Map.of(
                "errors", errors.stream().map(ErrorFormatter::requestError).toList()));
    }

    /** The response to a request that failed outside any field. */
    public static byte[] response(Throwable failure, boolean unavailable) {
        return JsonWriter.bytes(Map.of("errors", List.of(failure(failure, unavailable))));
    }

    private static Map<String, Object> requestError(GraphQLError error) {
        return formatted(error, code(error), InputErrorMessage.of(error), null);
    }

    /** An error of a field. */
    static Map<String, Object> fieldError(GraphQLError error, FailureClassifier failures) {
        if (error instanceof AbortExecutionException && Deadline.hasExpired()) {
            return timeout();
        }
        if (!(error instanceof ExceptionWhileDataFetching fetching)) {
            return requestError(error);
        }
        var failure = fetching.getException();
        var annotation = failure.getClass().getAnnotation(io.smallrye.graphql.api.ErrorCode.class);
        if (annotation != null && failure instanceof GraphQLException) {
            return formatted(error, annotation.value(), String.valueOf(failure.getMessage()), null);
        }
        if (failure instanceof GraphQLError invalidArgument) { // an argument that graphql-java rejects
            return formatted(error, ErrorCode.BAD_REQUEST.name(), InputErrorMessage.of(invalidArgument), null);
        }
        if (Deadline.hasExpired()) {
            return formatted(error, ErrorCode.TIMEOUT.name(), TIMEOUT_MESSAGE, null);
        }
        if (failures.isInvalidInput(failure)) {
            LOG.debugf(failure, "The database rejected an argument at %s", error.getPath());
            return formatted(error, ErrorCode.BAD_REQUEST.name(), INVALID_MESSAGE, null);
        }
        var id = UUID.randomUUID().toString();
        if (failures.isUnavailable(failure)) {
            LOG.warnf("The database failed at %s: %s (error %s)", error.getPath(), failure.getMessage(), id);
            return formatted(error, ErrorCode.UNAVAILABLE.name(), UNAVAILABLE_MESSAGE, id);
        }
        LOG.errorf(failure, "The query failed at %s (error %s)", error.getPath(), id);
        return formatted(error, ErrorCode.INTERNAL.name(), INTERNAL_MESSAGE, id);
    }

    /** An error of no field. */
    static Map<String, Object> failure(Throwable failure, boolean unavailable) {
        var id = UUID.randomUUID().toString();
        if (unavailable) { // without a stack trace: each request of an outage fails
            LOG.warnf("The database failed: %s (error %s)", failure.getMessage(), id);
        } else {
            LOG.errorf(failure, "The request failed (error %s)", id);
        }
        return error(
                unavailable ? UNAVAILABLE_MESSAGE : INTERNAL_MESSAGE,
                extensions(unavailable ? ErrorCode.UNAVAILABLE.name() : ErrorCode.INTERNAL.name(), id));
    }

    /** The error of a query that exceeded the time limit. */
    static Map<String, Object> timeout() {
        return error(TIMEOUT_MESSAGE, extensions(ErrorCode.TIMEOUT.name(), null));
    }

    private static String code(GraphQLError error) {
        if (error.getExtensions() != null && error.getExtensions().get("code") instanceof String code) {
            return code;
        }
        if (error.getErrorType() instanceof ErrorType type) {
            return switch (type) {
                case InvalidSyntax -> ErrorCode.PARSE_ERROR.name();
                case ValidationError -> ErrorCode.VALIDATION_ERROR.name();
                case DataFetchingException, NullValueInNonNullableField -> ErrorCode.INTERNAL.name();
                default -> ErrorCode.BAD_REQUEST.name();
            };
        }
        return ErrorCode.BAD_REQUEST.name();
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
