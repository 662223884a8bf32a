package org.contentgateway.graphql.document;

import graphql.language.Document;
import graphql.language.Node;
import graphql.language.StringValue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds characters that no stored text can have: PostgreSQL stores no U+0000, and UTF-8 has no lone surrogates. */
final class UnsupportedCharacters {

    private UnsupportedCharacters() {}

    /** Whether a JSON value has such a character in any string. */
    static boolean occurIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(UnsupportedCharacters::occurIn);
        } else if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(UnsupportedCharacters::occurIn);
        }
        return value instanceof String text && occurIn(text);
    }

    /** Whether a document has such a character in any string literal. Only an escape sequence can express one. */
    static boolean occurIn(String text, Document document) {
        if (!text.contains("\\u")) {
            return false;
        }
        var nodes = new ArrayDeque<Node<?>>();
        nodes.add(document);
        while (!nodes.isEmpty()) {
            var node = nodes.pop();
            if (node instanceof StringValue literal && occurIn(literal.getValue())) {
                return true;
            }
            for (Node<?> child : node.getChildren()) {
                nodes.push(child);
            }
        }
        return false;
    }

    private static boolean occurIn(String text) {
        return text.indexOf('\0') >= 0 || text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
