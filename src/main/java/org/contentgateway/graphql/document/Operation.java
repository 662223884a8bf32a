package org.contentgateway.graphql.document;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be executed: an operation of a document, with variables.
 *
 * @param complexity how many fields the answer may have, estimated
 * @param key tells it from every other: SHA-256 of its document, name and variables
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

    /** Whether nothing is asked but the schema, which only another version changes. */
    public boolean isIntrospection() {
        return definition.getSelectionSet().getSelections().stream()
                .allMatch(selection ->
                        selection instanceof Field field && field.getName().startsWith("__"));
    }
}
