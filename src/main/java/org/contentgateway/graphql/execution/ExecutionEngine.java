package org.contentgateway.graphql.execution;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.contentgateway.database.SqlStatementListener;
import org.contentgateway.graphql.document.ErrorCode;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.PreparedDocument;
import org.jspecify.annotations.Nullable;

/**
 * Executes operations over SmallRye's schema and resolvers, on the calling thread: by a plan, or with graphql-java if the
 * response has errors. Documents are already parsed and validated.
 */
@ApplicationScoped
public class ExecutionEngine {

    /** HTTP status of a response that the unavailable database made impossible. */
    public static final int UNAVAILABLE = 503;

    /** After a database restart every idle pooled connection may be broken. */
    private static final int MAX_ATTEMPTS = 5;

    private final GraphQL graphQL;
    private final ResponsePlans plans;
    private final FailureClassifier failures;

    ExecutionEngine(GraphQLSchema schema, FailureClassifier failures) {
        this.failures = failures;
        this.graphQL = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(new PreparedDocumentProvider())
                .instrumentation(SimplePerformantInstrumentation.INSTANCE)
                .defaultDataFetcherExceptionHandler(new ExceptionKeeper())
                .build();
        this.plans = new ResponsePlans(schema);
    }

    /**
     * Executes an operation and blocks until it is done.
     *
     * @param context entries of the GraphQL context, which resolvers can read
     */
    public ExecutionResponse execute(Operation operation, Deadline deadline, Map<Object, Object> context) {
        var statements = new AtomicInteger();
        Deadline.set(deadline);
        SqlStatementListener.set(sql -> {
            if (Deadline.hasExpired()) {
                throw new CancellationException("The deadline has expired");
            }
            statements.incrementAndGet();
        });
        try {
            var response = executePlan(operation, context, statements);
            if (response != null) {
                return response;
            }
            var result = execute(operation, context);
            for (var attempt = 1; attempt < MAX_ATTEMPTS && operation.isQuery() && isBroken(result); attempt++) {
                result = execute(operation, context);
            }
            return response(formatted(result), statements.get());
        } catch (CompletionException | IllegalStateException failure) {
            return failed(ErrorFormatter.failure(failure, failures.isUnavailable(failure)));
        } finally {
            SqlStatementListener.set(null);
            Deadline.set(null);
        }
    }

    /** The response to an operation that exceeded the time limit. */
    public ExecutionResponse timeout() {
        return failed(ErrorFormatter.timeout());
    }

    private boolean isBroken(ExecutionResult result) {
        return result.getErrors().stream()
                .anyMatch(error -> error instanceof ExceptionWhileDataFetching fetching
                        && failures.isBrokenConnection(fetching.getException()));
    }

    /** Executes an operation by its plan; returns null if the standard strategy has to execute it. */
    private @Nullable ExecutionResponse executePlan(
            Operation operation, Map<Object, Object> context, AtomicInteger statements) {
        for (var attempt = 1; ; attempt++) {
            var requestContext = Arc.container().requestContext();
            requestContext.activate();
            try {
                var response = plans.execute(operation, GraphQLContext.of(context));
                return response == null ? null : new ExecutionResponse(response, 200, true, statements.get());
            } catch (Exception failure) {
                statements.set(0);
                if (Deadline.hasExpired()) {
                    return timeout();
                }
                if (attempt == MAX_ATTEMPTS || !failures.isBrokenConnection(failure)) {
                    // The standard strategy would wait for the database as long again.
                    return failures.isUnavailable(failure) ? failed(ErrorFormatter.failure(failure, true)) : null;
                }
            } finally {
                requestContext.terminate();
            }
        }
    }

    private ExecutionResult execute(Operation operation, Map<Object, Object> context) {
        var requestContext = Arc.container().requestContext();
        requestContext.activate();
        var state = requestContext.getState();
        try {
            var elementErrors = new ElementErrors();
            var input = ExecutionInput.newExecutionInput(operation.document().text())
                    .operationName(operation.name())
                    .variables(operation.variables())
                    .locale(Locale.ROOT)
                    .graphQLContext(context)
                    .graphQLContext(Map.of(
                            PreparedDocument.class,
                            operation.document(),
                            ElementErrors.class,
                            elementErrors,
                            // SmallRye's data fetchers require these.
                            SmallRyeContextManager.CONTEXT,
                            SmallRyeContextManager.fromInitialRequest(JsonValue.EMPTY_JSON_OBJECT),
                            "runBlocking",
                            true,
                            "state",
                            state))
                    .build();
            var result = graphQL.executeAsync(input).join();
            return elementErrors.all().isEmpty()
                    ? result
                    : result.transform(builder -> builder.addErrors(elementErrors.all()));
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
            requestContext.destroy(state);
            deactivate(requestContext);
        }
    }

    private static void deactivate(ManagedContext requestContext) {
        if (requestContext.isActive()) {
            requestContext.deactivate();
        }
    }

    private Map<String, Object> formatted(ExecutionResult result) {
        var response = new LinkedHashMap<String, Object>();
        if (!result.getErrors().isEmpty()) {
            response.put(
                    "errors",
                    result.getErrors().stream()
                            .map(error -> ErrorFormatter.fieldError(error, failures))
                            .toList());
        }
        if (result.isDataPresent()) {
            response.put("data", result.getData());
        }
        return response;
    }

    private static ExecutionResponse failed(Map<String, Object> error) {
        return response(Map.of("errors", List.of(error)), 0);
    }

    private static ExecutionResponse response(Map<String, Object> response, int statements) {
        return new ExecutionResponse(
                JsonWriter.bytes(response), status(response), !response.containsKey("errors"), statements);
    }

    private static int status(Map<String, Object> response) {
        var codes = response.get("errors") instanceof List<?> errors
                ? errors.stream().map(ExecutionEngine::code).toList()
                : List.of();
        if (codes.contains(ErrorCode.UNAVAILABLE.name())) {
            return UNAVAILABLE;
        }
        if (codes.contains(ErrorCode.TIMEOUT.name())) {
            return 504;
        }
        var internal = codes.contains(ErrorCode.INTERNAL.name());
        if (!response.containsKey("data")) { // a request error: nothing was executed
            return internal ? 500 : 400;
        }
        return response.get("data") == null && internal ? 500 : 200;
    }

    private static @Nullable Object code(Object error) {
        return error instanceof Map<?, ?> map && map.get("extensions") instanceof Map<?, ?> extensions
                ? extensions.get("code")
                : null;
    }

    private static final class PreparedDocumentProvider implements PreparsedDocumentProvider {

        @Override
        public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
                ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
            PreparedDocument prepared = input.getGraphQLContext().get(PreparedDocument.class);
            return CompletableFuture.completedFuture(
                    new PreparsedDocumentEntry(Objects.requireNonNull(prepared.document(), "a valid document")));
        }
    }

    /** Keeps the exception with the error for {@link ErrorFormatter}, which never sends it to a client. */
    private static final class ExceptionKeeper implements DataFetcherExceptionHandler {

        @Override
        public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                DataFetcherExceptionHandlerParameters failed) {
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult(new ExceptionWhileDataFetching(
                                    failed.getPath(), failed.getException(), failed.getSourceLocation()))
                            .build());
        }
    }
}
