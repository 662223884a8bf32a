package org.contentgateway.graphql.document;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document after parsing and validation.
 *
 * @param text the source text
 * @param digest SHA-256 of the text in UTF-8
 * @param document null if the text has syntax errors
 * @param nullCandidates variables to check by {@link NullVariables}
 * @param errors syntax errors, exceeded limits or validation errors; empty if the document can be executed
 */
public record PreparedDocument(
        String text,
        byte[] digest,
        @Nullable Document document,
        Map<String, FragmentDefinition> fragments,
        Set<String> nullCandidates,
        List<GraphQLError> errors) {

    /**
     * Upper estimate of the live heap per node of a syntax tree, in bytes: 125 for the node, as DocumentWeightTest measures, and
     * 220 for a planned field. The plans of a document have at most as many fields as it has nodes.
     */
    private static final int NODE_BYTES = 350;

    /** The approximate size in memory, in bytes. */
    int weight() {
        return 1_000 + bytes(text) + NODE_BYTES * (document == null ? 0 : nodes().size());
    }

    /**
     * The approximate size of a text in memory, in bytes: the JVM stores Latin-1 in one byte per character. The ends of G1's
     * regions, into which no text fits, take 1 or 2 percent.
     */
    static int bytes(String text) {
        var latin1 = text.chars().allMatch(character -> character <= 0xFF);
        var size = latin1 ? text.length() : 2 * text.length();
        return size + size / 50;
    }

    /** Returns all nodes of the document, which is without errors. */
    public List<Node<?>> nodes() {
        var nodes = new ArrayList<Node<?>>();
        nodes.add(requiredDocument());
        for (var i = 0; i < nodes.size(); i++) {
            for (Node<?> child : nodes.get(i).getChildren()) {
                nodes.add(child);
            }
        }
        return nodes;
    }

    static PreparedDocument rejected(String text, byte[] digest, List<GraphQLError> errors) {
        return new PreparedDocument(text, digest, null, Map.of(), Set.of(), errors);
    }

    /** Returns the document, which is without errors. */
    public Document requiredDocument() {
        return Objects.requireNonNull(document, "a document without errors is parsed");
    }

    /**
     * Returns the operation to execute.
     *
     * @param name may be null if the document has exactly one operation
     */
    OperationDefinition operation(@Nullable String name) throws RequestException {
        if (!errors.isEmpty()) {
            throw RequestException.rejected(errors);
        }
        var operations = requiredDocument().getDefinitionsOfType(OperationDefinition.class);
        if (name == null && operations.size() != 1) {
            throw RequestException.rejected(
                    ErrorCode.BAD_REQUEST,
                    operations.isEmpty()
                            ? "The document has no operation. Add a query."
                            : String.format(
                                    Locale.ROOT,
                                    "operationName is missing. Expected: the name of one of the document's %d operations.",
                                    operations.size()));
        }
        return operations.stream()
                .filter(operation -> name == null || name.equals(operation.getName()))
                .findFirst()
                .orElseThrow(() -> RequestException.rejected(
                        ErrorCode.BAD_REQUEST,
                        "operationName not found. Expected: the name of an operation in the document."));
    }
}
