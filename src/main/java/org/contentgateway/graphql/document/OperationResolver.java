package org.contentgateway.graphql.document;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds what a request wants to have executed, and refuses what is beyond the limits. */
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

    /** The operation of a request whose document has been prepared already; null where it would have to be. */
    public @Nullable Operation ifPrepared(GraphQLRequest request) throws RequestException {
        var document = documents.getIfCached(persisted.text(request));
        return document == null ? null : operation(request, document);
    }

    public Operation of(GraphQLRequest request) throws RequestException {
        return operation(request, documents.get(persisted.text(request)));
    }

    private Operation operation(GraphQLRequest request, PreparedDocument document) throws RequestException {
        var definition = document.operation(request.operationName());
        if (definition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
            throw RequestException.rejected(ErrorCode.BAD_REQUEST, "query: subscriptions are not answered over HTTP.");
        }
        if (request.readOnly() && definition.getOperation() != OperationDefinition.Operation.QUERY) {
            throw RequestException.malformed(405, "query: a mutation can't be sent by GET. Send it by POST.");
        }
        persisted.keep(request);
        var complexity = QueryComplexity.of(
                schema, document.fragments(), definition, request.variables(), limits.assumedListSize());
        if (complexity > limits.complexity()) {
            throw RequestException.rejected(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "query: its answer may have %d fields, at most %d are answered. Ask for smaller pages or fewer fields."
                            .formatted(complexity, limits.complexity()));
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
