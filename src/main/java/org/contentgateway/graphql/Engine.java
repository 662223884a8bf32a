package org.contentgateway.graphql;

import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executes operations: graphql-java with SmallRye's schema and resolvers, on the calling thread from the beginning to the
 * end. Documents come prepared, so it neither parses nor validates.
 */
@ApplicationScoped
class Engine {

    private final GraphQL graphQL;
    private final Origin origin;

    Engine(GraphQLSchema schema, Origin origin) {
        this.origin = origin;
        this.graphQL = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(new Prepared())
                .instrumentation(SimplePerformantInstrumentation.INSTANCE)
                .defaultDataFetcherExceptionHandler(new Exceptions())
                .queryExecutionStrategy(new PlainSubtreeStrategy(new Exceptions()))
                .build();
    }

    static final int UNAVAILABLE = 503;

    /** After the database was away, each connection that was kept open may be broken. */
    private static final int MAX_TRIES = 5;

    /** The answer to an operation, be it errors. Blocks until it is made. */
    Answer execute(Operation operation, Deadline deadline) {
        var sequence = origin.sequence();
        var footprint = new Footprint();
        var statements = new AtomicInteger();
        Deadline.set(deadline);
        Statements.tell(sql -> statements.incrementAndGet());
        try {
            var result = execute(operation, footprint);
            for (var tries = 1; tries < MAX_TRIES && operation.isQuery() && isBroken(result); tries++) {
                result = execute(operation, footprint);
            }
            return answer(response(result), operation, footprint, sequence, statements.get());
        } catch (CompletionException | IllegalStateException failure) {
            return failed(Failures.of(failure, origin.isAway(failure)), sequence);
        } finally {
            Statements.tell(null);
            Deadline.set(null);
        }
    }

    private boolean isBroken(ExecutionResult result) {
        return result.getErrors().stream()
                .anyMatch(error -> error instanceof ExceptionWhileDataFetching fetching
                        && origin.isBroken(fetching.getException()));
    }

    private ExecutionResult execute(Operation operation, Footprint footprint) {
        var requestContext = Arc.container().requestContext();
        requestContext.activate();
        var state = requestContext.getState();
        try {
            var input = ExecutionInput.newExecutionInput(operation.document().text())
                    .operationName(operation.name())
                    .variables(operation.variables())
                    .locale(Locale.ROOT)
                    .graphQLContext(Map.of(
                            PreparedDocument.class,
                            operation.document(),
                            Footprint.class,
                            footprint,
                            // What SmallRye's fetchers look for.
                            SmallRyeContextManager.CONTEXT,
                            SmallRyeContextManager.fromInitialRequest(JsonValue.EMPTY_JSON_OBJECT),
                            "runBlocking",
                            true,
                            "state",
                            state))
                    .build();
            return graphQL.executeAsync(input).join();
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
            requestContext.destroy(state);
            end(requestContext);
        }
    }

    private static void end(ManagedContext requestContext) {
        if (requestContext.isActive()) {
            requestContext.deactivate();
        }
    }

    private Map<String, Object> response(ExecutionResult result) {
        var response = new LinkedHashMap<String, Object>();
        if (!result.getErrors().isEmpty()) {
            response.put(
                    "errors",
                    result.getErrors().stream()
                            .map(error -> Failures.ofField(error, origin))
                            .toList());
        }
        if (result.isDataPresent()) {
            response.put("data", result.getData());
        }
        return response;
    }

    private Answer answer(
            Map<String, Object> response, Operation operation, Footprint footprint, long sequence, int statements) {
        var keys = footprint.keys();
        var until = origin.nextChange(keys);
        var known = footprint.isKnown() || operation.isIntrospection();
        var reusable = operation.isQuery()
                && known
                && !response.containsKey("errors")
                && (until == null || origin.now().isBefore(until));
        var bytes = JsonWriter.bytes(response);
        return new Answer(
                bytes, null, EntityTag.digest(bytes), status(response), keys, sequence, until, reusable, statements);
    }

    /** The answer to an operation that took too long. */
    Answer timeout() {
        return failed(Failures.timeout(), origin.sequence());
    }

    private Answer failed(Map<String, Object> error, long sequence) {
        var response = Map.<String, Object>of("errors", List.of(error));
        var bytes = JsonWriter.bytes(response);
        return new Answer(bytes, null, EntityTag.digest(bytes), status(response), Set.of(), sequence, null, false, 0);
    }

    private static int status(Map<String, Object> response) {
        var codes = response.get("errors") instanceof List<?> errors
                ? errors.stream().map(Engine::code).toList()
                : List.<String>of();
        if (codes.contains(Failures.UNAVAILABLE)) {
            return UNAVAILABLE;
        }
        if (codes.contains(Failures.TIMEOUT)) {
            return 504;
        }
        if (!response.containsKey("data")) { // refused before anything was executed
            return codes.contains(Failures.INTERNAL) ? 500 : 400;
        }
        return response.get("data") == null && codes.contains(Failures.INTERNAL) ? 500 : 200;
    }

    private static @Nullable Object code(Object error) {
        return error instanceof Map<?, ?> map && map.get("extensions") instanceof Map<?, ?> extensions
                ? extensions.get("code")
                : null;
    }

    private static final class Prepared implements PreparsedDocumentProvider {

        @Override
        public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
                ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
            PreparedDocument prepared = input.getGraphQLContext().get(PreparedDocument.class);
            return CompletableFuture.completedFuture(
                    new PreparsedDocumentEntry(Objects.requireNonNull(prepared.document(), "it is valid")));
        }
    }

    /** Keeps the exception beside the error, for {@link Failures}; none is written to a client. */
    private static final class Exceptions implements DataFetcherExceptionHandler {

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
