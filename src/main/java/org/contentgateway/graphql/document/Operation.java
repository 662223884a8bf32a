package org.contentgateway.graphql.document;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a document with its variables, ready for execution.
 *
 * @param name null for an anonymous operation
 * @param complexity the estimated number of fields in the response
 * @param key identifies the operation: SHA-256 of its document, name and variables
 */
public record Operation(
        PreparedDocument document,
        OperationDefinition definition,
        @Nullable String name,
        Map<String, @Nullable Object> variables,
        long complexity,
        OperationKey key) {

    public boolean isQuery() {
        return definition.getOperation() == OperationDefinition.Operation.QUERY;
    }

    /** Whether it selects only introspection fields, whose values change only with the gateway's version. */
    public boolean isIntrospection() {
        return definition.getSelectionSet().getSelections().stream()
                .allMatch(selection ->
                        selection instanceof Field field && field.getName().startsWith("__"));
    }
}
