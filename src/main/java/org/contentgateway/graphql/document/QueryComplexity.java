package org.contentgateway.graphql.document;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many fields an answer may have at most, as far as that can be told before it is made: a list counts as often as
 * {@code first}, {@code last} or {@code ids} ask for, another list as a setting says. Of a document that is valid.
 */
final class QueryComplexity {

    /** The arguments that say how many. */
    private static final Set<String> SIZES = Set.of("first", "last", "ids");

    /** What a page has where neither the client nor the schema says how many. */
    private static final int DEFAULT_PAGE = 20;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final OperationDefinition operation;
    private final Map<String, @Nullable Object> variables;
    private final int listSize;
    private final Map<String, Long> known = new HashMap<>();

    private QueryComplexity(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Map<String, @Nullable Object> variables,
            int listSize) {
        this.schema = schema;
        this.fragments = fragments;
        this.operation = operation;
        this.variables = variables;
        this.listSize = listSize;
    }

    static long of(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Map<String, @Nullable Object> variables,
            int listSize) {
        var root = operation.getOperation() == OperationDefinition.Operation.MUTATION
                ? schema.getMutationType()
                : schema.getQueryType();
        return new QueryComplexity(schema, fragments, operation, variables, listSize)
                .of(operation.getSelectionSet(), root, listSize);
    }

    /** @param size what a list counts as that is a field of the selections */
    private long of(@Nullable SelectionSet selections, @Nullable GraphQLType type, int size) {
        var sum = 0L;
        if (selections != null && type instanceof GraphQLFieldsContainer parent) {
            for (Selection<?> selection : selections.getSelections()) {
                sum = plus(sum, of(selection, parent, size));
            }
        } else if (selections != null) { // a union: fragments say of what
            for (Selection<?> selection : selections.getSelections()) {
                sum = plus(sum, selection instanceof Field ? 1 : of(selection, null, size));
            }
        }
        return sum;
    }

    private long of(Selection<?> selection, @Nullable GraphQLFieldsContainer parent, int size) {
        if (selection instanceof Field field) {
            var definition = parent == null ? null : parent.getFieldDefinition(field.getName());
            return definition == null ? 1 : of(field, definition, size);
        }
        if (selection instanceof InlineFragment inline) {
            var condition = inline.getTypeCondition();
            return of(inline.getSelectionSet(), condition == null ? parent : schema.getType(condition.getName()), size);
        }
        var name = ((FragmentSpread) selection).getName();
        var key = name + ' ' + size;
        var cost = known.get(key);
        if (cost == null) {
            var fragment = Objects.requireNonNull(fragments.get(name), "the document is valid");
            cost = of(
                    fragment.getSelectionSet(),
                    schema.getType(fragment.getTypeCondition().getName()),
                    size);
            known.put(key, cost);
        }
        return cost;
    }

    private long of(Field field, GraphQLFieldDefinition definition, int size) {
        var asked = asked(field, definition);
        var isList = isList(definition.getType());
        var below = of(
                field.getSelectionSet(),
                GraphQLTypeUtil.unwrapAll(definition.getType()),
                isList || asked == null ? listSize : asked);
        return plus(1, isList ? times(below, asked == null ? size : asked) : below);
    }

    /** How many a field is asked for; null where it has no argument that says so. */
    private @Nullable Integer asked(Field field, GraphQLFieldDefinition definition) {
        Integer asked = null;
        Integer unasked = null;
        for (var argument : definition.getArguments()) {
            if (SIZES.contains(argument.getName())) {
                var size = size(given(field, argument.getName()));
                asked = size == null ? asked : (Integer) Math.max(size, asked == null ? 0 : asked);
                var otherwise = size(GraphQLArgument.<Object>getArgumentDefaultValue(argument));
                unasked = otherwise == null ? (unasked == null ? (Integer) DEFAULT_PAGE : unasked) : otherwise;
            }
        }
        return asked == null ? unasked : asked;
    }

    private static @Nullable Value<?> given(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(Argument::getValue)
                .orElse(null);
    }

    private @Nullable Integer size(@Nullable Object value) {
        if (value instanceof VariableReference reference) {
            return size(
                    variables.containsKey(reference.getName())
                            ? variables.get(reference.getName())
                            : operation.getVariableDefinitions().stream()
                                    .filter(variable -> variable.getName().equals(reference.getName()))
                                    .findFirst()
                                    .map(variable -> (Object) variable.getDefaultValue())
                                    .orElse(null));
        }
        if (value instanceof IntValue number) {
            return number.getValue().bitLength() < 31
                    ? Math.max(0, number.getValue().intValue())
                    : Integer.MAX_VALUE;
        }
        if (value instanceof Number number) {
            return (int) Math.max(0, Math.min(number.longValue(), Integer.MAX_VALUE));
        }
        if (value instanceof ArrayValue array) {
            return array.getValues().size();
        }
        return value instanceof Collection<?> list ? (Integer) list.size() : null;
    }

    private static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    }

    private static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long times(long cost, int times) {
        return times != 0 && cost > Long.MAX_VALUE / times ? Long.MAX_VALUE : cost * times;
    }
}
