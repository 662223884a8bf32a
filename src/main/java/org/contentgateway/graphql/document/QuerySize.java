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
 * How large an operation is as it is written, its fragments put in their places. Introspection does not count: what it
 * may cost, graphql-java limits by itself.
 *
 * <p>Each fragment is measured once, however often it is spread: fragments that spread fragments must not cost their
 * product.
 *
 * @param depth fields within one another
 * @param rootFields fields of the operation's own type
 */
record QuerySize(int depth, int rootFields, int aliases, int directives) {

    private static final QuerySize NOTHING = new QuerySize(0, 0, 0, 0);

    static QuerySize of(OperationDefinition operation, Document document) {
        return new SizeCalculator(document).of(operation.getSelectionSet()).with(operation.getDirectives());
    }

    private QuerySize beside(QuerySize other) {
        return new QuerySize(
                Math.max(depth, other.depth),
                sum(rootFields, other.rootFields),
                sum(aliases, other.aliases),
                sum(directives, other.directives));
    }

    private QuerySize with(List<Directive> more) {
        return new QuerySize(depth, rootFields, aliases, sum(directives, more.size()));
    }

    private QuerySize within(Field field) {
        return new QuerySize(depth + 1, 1, sum(aliases, field.getAlias() == null ? 0 : 1), directives);
    }

    private static int sum(int one, int other) {
        return (int) Math.min((long) one + other, Integer.MAX_VALUE);
    }

    private static final class SizeCalculator {

        private final Map<String, FragmentDefinition> fragments;
        private final Map<String, QuerySize> measured = new HashMap<>();

        SizeCalculator(Document document) {
            this.fragments = DocumentCache.fragments(document);
        }

        QuerySize of(@Nullable SelectionSet selections) {
            var all = NOTHING;
            if (selections != null) {
                for (Selection<?> selection : selections.getSelections()) {
                    all = all.beside(of(selection));
                }
            }
            return all;
        }

        private QuerySize of(Selection<?> selection) {
            if (selection instanceof Field field) {
                var below = field.getName().startsWith("__") ? NOTHING : of(field.getSelectionSet());
                return below.within(field).with(field.getDirectives());
            }
            if (selection instanceof InlineFragment inline) {
                return of(inline.getSelectionSet()).with(inline.getDirectives());
            }
            var spread = (FragmentSpread) selection;
            return of(spread.getName()).with(spread.getDirectives());
        }

        private QuerySize of(String fragment) {
            var known = measured.get(fragment);
            if (known == null) {
                measured.put(fragment, NOTHING); // one that spreads itself is measured once; validation refuses it
                var definition = fragments.get(fragment);
                known = definition == null ? NOTHING : of(definition.getSelectionSet());
                measured.put(fragment, known);
            }
            return known;
        }
    }
}
