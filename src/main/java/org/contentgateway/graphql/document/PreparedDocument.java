package org.contentgateway.graphql.document;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document that was parsed, measured and validated.
 *
 * @param digest SHA-256 of its text
 * @param document null where the text can't be parsed
 * @param errors why it can't be executed; empty where it can
 */
public record PreparedDocument(
        String text,
        byte[] digest,
        @Nullable Document document,
        Map<String, FragmentDefinition> fragments,
        List<GraphQLError> errors) {

    static PreparedDocument rejected(String text, byte[] digest, List<GraphQLError> errors) {
        return new PreparedDocument(text, digest, null, Map.of(), errors);
    }

    /**
     * The operation to execute.
     *
     * @param name null where the document holds exactly one
     */
    OperationDefinition operation(@Nullable String name) throws RequestException {
        if (!errors.isEmpty()) {
            throw RequestException.rejected(errors);
        }
        var operations = Objects.requireNonNull(document, "a document without errors")
                .getDefinitionsOfType(OperationDefinition.class);
        if (name == null && operations.size() != 1) {
            throw RequestException.rejected(
                    ErrorCode.BAD_REQUEST,
                    operations.isEmpty()
                            ? "query: The document has no operation. Add a query."
                            : "operationName: Required, as the document has %d operations."
                                    .formatted(operations.size()));
        }
        return operations.stream()
                .filter(operation -> name == null || name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> RequestException.rejected(
                        ErrorCode.BAD_REQUEST, "operationName: The document has no operation of this name."));
    }
}
