package org.contentgateway.graphql.document;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a request executes, and rejects operations that exceed the limits. */
@ApplicationScoped
public class OperationResolver {

    private final PersistedDocuments persisted;
    private final DocumentCache documents;
    private final GraphQLSchema schema;
    private final LimitsConfig limits;

    OperationResolver(
            PersistedDocuments persisted, DocumentCache documents, GraphQLSchema schema, LimitsConfig limits) {
        this.persisted = persisted;
        this.documents = documents;
        this.schema = schema;
        this.limits = limits;
    }

    /** Returns the operation of a request if its document is cached, else null. Cheap enough for the event loop. */
    public @Nullable Operation resolveIfCached(GraphQLRequest request) throws RequestException {
        var document = documents.getIfCached(persisted.text(request));
        return document == null ? null : resolve(request, document);
    }

    /** Returns the operation of a request. Parses and validates its document if it is not cached. */
    public Operation resolve(GraphQLRequest request) throws RequestException {
        return resolve(request, documents.get(persisted.text(request)));
    }

    /** Whether an operation is of a trusted document, whose names are a closed set. */
    public boolean isTrusted(Operation operation) {
        return persisted.isTrusted(operation.document().text());
    }

    private Operation resolve(GraphQLRequest request, PreparedDocument document) throws RequestException {
        var definition = document.operation(request.operationName());
        if (definition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
            throw RequestException.rejected(ErrorCode.BAD_REQUEST, "Subscriptions are not supported. Send a query.");
        }
        if (request.readOnly() && definition.getOperation() != OperationDefinition.Operation.QUERY) {
            throw RequestException.malformed(
                    405, "Mutations are not allowed in GET requests. Send the mutation by POST.");
        }
        persisted.register(request);
        NullVariables.check(schema, document, definition, request.variables());
        var complexity = QueryComplexity.estimate(
                schema, document.fragments(), definition, request.variables(), limits.assumedListSize());
        if (complexity > limits.complexity()) {
            throw RequestException.rejected(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    String.format(
                            Locale.ROOT,
                            "Query complexity %d exceeds the limit of %d. Request smaller pages or fewer fields, or raise gateway.limits.complexity.",
                            complexity,
                            limits.complexity()));
        }
        return new Operation(
                document,
                definition,
                definition.getName(),
                request.variables(),
                complexity,
                OperationKey.of(document.digest(), definition.getName(), request.variables()));
    }
}
