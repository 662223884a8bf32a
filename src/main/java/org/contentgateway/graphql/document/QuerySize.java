package org.contentgateway.graphql.document;

import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The size of an operation's text with its fragments expanded. Fields below introspection fields do not count: graphql-java
 * limits introspection itself.
 *
 * <p>The size of each fragment is calculated once, however often it is spread. Otherwise fragments that spread fragments
 * would take exponential time.
 *
 * @param depth the nesting depth of fields
 * @param fields the number of fields with every fragment spread expanded
 * @param rootFields the number of fields selected on the operation's root type
 * @param aliases the number of aliases
 * @param directives the number of directives
 */
record QuerySize(int depth, int fields, int rootFields, int aliases, int directives) {

    private static final QuerySize ZERO = new QuerySize(0, 0, 0, 0, 0);

    /** Returns the size of each operation. */
    static List<QuerySize> of(Document document) {
        var calculator = new SizeCalculator(document);
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(operation ->
                        calculator.size(operation.getSelectionSet()).plusDirectives(operation.getDirectives()))
                .toList();
    }

    private QuerySize plus(QuerySize other) {
        return new QuerySize(
                Math.max(depth, other.depth),
                sum(fields, other.fields),
                sum(rootFields, other.rootFields),
                sum(aliases, other.aliases),
                sum(directives, other.directives));
    }

    private QuerySize plusDirectives(List<Directive> more) {
        return new QuerySize(depth, fields, rootFields, aliases, sum(directives, more.size()));
    }

    private QuerySize nestedIn(Field field) {
        return new QuerySize(depth + 1, sum(fields, 1), 1, sum(aliases, field.getAlias() == null ? 0 : 1), directives);
    }

    static int sum(int a, int b) {
        return (int) Math.min((long) a + b, Integer.MAX_VALUE);
    }

    private static final class SizeCalculator {

        private final Map<String, FragmentDefinition> fragments;
        private final Map<String, QuerySize> fragmentSizes = new HashMap<>();

        SizeCalculator(Document document) {
            this.fragments = DocumentCache.fragments(document);
        }

        QuerySize size(@Nullable SelectionSet selections) {
            var total = ZERO;
            if (selections != null) {
                for (Selection<?> selection : selections.getSelections()) {
                    total = total.plus(size(selection));
                }
            }
            return total;
        }

        private QuerySize size(Selection<?> selection) {
            if (selection instanceof Field field) {
                var nested = field.getName().startsWith("__") ? ZERO : size(field.getSelectionSet());
                return nested.nestedIn(field).plusDirectives(field.getDirectives());
            }
            if (selection instanceof InlineFragment inline) {
                return size(inline.getSelectionSet()).plusDirectives(inline.getDirectives());
            }
            var spread = (FragmentSpread) selection;
            return size(spread.getName()).plusDirectives(spread.getDirectives());
        }

        private QuerySize size(String fragment) {
            var size = fragmentSizes.get(fragment);
            if (size == null) {
                fragmentSizes.put(fragment, ZERO); // ends the recursion of a cyclic fragment, which validation rejects
                var definition = fragments.get(fragment);
                size = definition == null ? ZERO : size(definition.getSelectionSet());
                fragmentSizes.put(fragment, size);
            }
            return size;
        }
    }
}
