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
 * Estimates the number of fields in the response to an operation of a valid document. A list is assumed to be as long as
 * the argument {@code first}, {@code last} or {@code ids} requests. A list without such an argument has an assumed length.
 */
final class QueryComplexity {

    /** Arguments that give the length of a list. */
    private static final Set<String> SIZE_ARGUMENTS = Set.of("first", "last", "ids");

    /** Length of a page if neither the query nor the schema gives one. */
    private static final int DEFAULT_PAGE_SIZE = 20;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final OperationDefinition operation;
    private final Map<String, @Nullable Object> variables;
    private final int assumedListSize;
    private final Map<String, Long> fragmentCosts = new HashMap<>();

    private QueryComplexity(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Map<String, @Nullable Object> variables,
            int assumedListSize) {
        this.schema = schema;
        this.fragments = fragments;
        this.operation = operation;
        this.variables = variables;
        this.assumedListSize = assumedListSize;
    }

    /**
     * Estimates the complexity of an operation.
     *
     * @param assumedListSize length of a list whose size the operation does not give
     */
    static long estimate(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Map<String, @Nullable Object> variables,
            int assumedListSize) {
        var root = operation.getOperation() == OperationDefinition.Operation.MUTATION
                ? schema.getMutationType()
                : schema.getQueryType();
        return new QueryComplexity(schema, fragments, operation, variables, assumedListSize)
                .cost(operation.getSelectionSet(), root, assumedListSize);
    }

    /** @param listSize assumed length of the lists among the selected fields */
    private long cost(@Nullable SelectionSet selections, @Nullable GraphQLType type, int listSize) {
        var sum = 0L;
        if (selections != null && type instanceof GraphQLFieldsContainer parent) {
            for (Selection<?> selection : selections.getSelections()) {
                sum = add(sum, cost(selection, parent, listSize));
            }
        } else if (selections != null) { // a union, whose fragments name their types
            for (Selection<?> selection : selections.getSelections()) {
                sum = add(sum, selection instanceof Field ? 1 : cost(selection, null, listSize));
            }
        }
        return sum;
    }

    private long cost(Selection<?> selection, @Nullable GraphQLFieldsContainer parent, int listSize) {
        if (selection instanceof Field field) {
            var definition = parent == null ? null : parent.getFieldDefinition(field.getName());
            return definition == null ? 1 : cost(field, definition, listSize);
        }
        if (selection instanceof InlineFragment inline) {
            var condition = inline.getTypeCondition();
            return cost(
                    inline.getSelectionSet(),
                    condition == null ? parent : schema.getType(condition.getName()),
                    listSize);
        }
        var name = ((FragmentSpread) selection).getName();
        var key = name + ' ' + listSize;
        var cost = fragmentCosts.get(key);
        if (cost == null) {
            var fragment = Objects.requireNonNull(fragments.get(name), "the document is valid");
            cost = cost(
                    fragment.getSelectionSet(),
                    schema.getType(fragment.getTypeCondition().getName()),
                    listSize);
            fragmentCosts.put(key, cost);
        }
        return cost;
    }

    /** A size argument on an object, such as a connection, applies to the lists among its fields. */
    private long cost(Field field, GraphQLFieldDefinition definition, int listSize) {
        var requestedSize = requestedSize(field, definition);
        var isList = isList(definition.getType());
        var nested = cost(
                field.getSelectionSet(),
                GraphQLTypeUtil.unwrapAll(definition.getType()),
                isList || requestedSize == null ? assumedListSize : requestedSize);
        return add(1, isList ? multiply(nested, requestedSize == null ? listSize : requestedSize) : nested);
    }

    /** The list length that the field's arguments request, or their default; null if the field has no size argument. */
    private @Nullable Integer requestedSize(Field field, GraphQLFieldDefinition definition) {
        Integer requested = null;
        Integer defaultSize = null;
        for (var argument : definition.getArguments()) {
            if (SIZE_ARGUMENTS.contains(argument.getName())) {
                var size = size(argumentValue(field, argument.getName()));
                requested = size == null ? requested : (Integer) Math.max(size, requested == null ? 0 : requested);
                var schemaDefault = size(GraphQLArgument.<Object>getArgumentDefaultValue(argument));
                defaultSize = schemaDefault == null
                        ? (defaultSize == null ? (Integer) DEFAULT_PAGE_SIZE : defaultSize)
                        : schemaDefault;
            }
        }
        return requested == null ? defaultSize : requested;
    }

    private static @Nullable Value<?> argumentValue(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .findFirst()
                .map(Argument::getValue)
                .orElse(null);
    }

    /** The size that a literal, a variable or its default gives; null if there is no value. */
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

    private static long add(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long multiply(long cost, int factor) {
        return factor != 0 && cost > Long.MAX_VALUE / factor ? Long.MAX_VALUE : cost * factor;
    }
}
