package org.contentgateway.graphql;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document that was parsed, measured and validated once.
 *
 * @param digest SHA-256 of its text
 * @param document null where the text is none
 * @param errors why it can't be executed; empty where it can
 */
record PreparedDocument(
        String text,
        byte[] digest,
        @Nullable Document document,
        Map<String, FragmentDefinition> fragments,
        List<Map<String, Object>> errors) {

    /**
     * The operation that a request means.
     *
     * @param name null where the document holds just one
     */
    OperationDefinition operation(@Nullable String name) throws RequestException {
        if (!errors.isEmpty()) {
            throw RequestException.refused(errors);
        }
        var operations =
                Objects.requireNonNull(document, "it has no errors").getDefinitionsOfType(OperationDefinition.class);
        if (name == null && operations.size() != 1) {
            throw RequestException.refused(
                    Code.BAD_REQUEST,
                    operations.isEmpty()
                            ? "query: the document holds no operation, only fragments."
                            : "operationName: the document holds %d operations. Name one."
                                    .formatted(operations.size()));
        }
        return operations.stream()
                .filter(operation -> name == null || name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> RequestException.refused(
                        Code.BAD_REQUEST, "operationName: the document holds no operation of this name."));
    }
}
