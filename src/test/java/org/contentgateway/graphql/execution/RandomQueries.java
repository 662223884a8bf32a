package org.contentgateway.graphql.execution;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates random queries for a schema, with valid and invalid arguments. */
final class RandomQueries {

    private static final int MAX_DEPTH = 6;
    private static final Map<String, String> VARIABLES =
            Map.of("$yes", "Boolean! = true", "$no", "Boolean! = false", "$width", "Int = 300");

    private final GraphQLSchema schema;
    private final Map<String, List<String>> literals;
    private final Random random;
    private final List<String> fragments = new ArrayList<>();
    private int names;

    /** @param literals possible values of arguments, by argument name or by {@code field.argument} */
    RandomQueries(GraphQLSchema schema, Map<String, List<String>> literals, long seed) {
        this.schema = schema;
        this.literals = literals;
        this.random = new Random(seed);
    }

    String next() {
        fragments.clear();
        var query = selections(schema.getQueryType(), 0) + String.join("", fragments);
        var variables = VARIABLES.entrySet().stream()
                .filter(variable -> query.contains(variable.getKey()))
                .map(variable -> variable.getKey() + ": " + variable.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
        return "query" + (variables.equals("()") ? "" : variables) + query;
    }

    private String selections(GraphQLCompositeType type, int depth) {
        var count = depth == 0 ? 1 + random.nextInt(2) : 1 + random.nextInt(6);
        return IntStream.range(0, count)
                .mapToObj(i -> selection(type, depth))
                .collect(Collectors.joining(" ", "{", "}"));
    }

    private String selection(GraphQLCompositeType type, int depth) {
        var kind = random.nextInt(10);
        if (kind == 0 || !(type instanceof GraphQLFieldsContainer) && kind < 4) {
            return name("t") + ": __typename" + directives();
        } else if (kind == 1 || !(type instanceof GraphQLFieldsContainer)) {
            var condition = typeCondition(type);
            return "... " + (condition == type && random.nextBoolean() ? "" : "on " + condition.getName())
                    + directives() + selections(condition, depth + 1);
        } else if (kind == 2) {
            var condition = typeCondition(type);
            var name = name("F");
            fragments.add(" fragment " + name + " on " + condition.getName() + selections(condition, depth + 1));
            return "..." + name + directives() + (random.nextBoolean() ? " ..." + name : "");
        }
        return field((GraphQLFieldsContainer) type, depth);
    }

    private String field(GraphQLFieldsContainer type, int depth) {
        var fields = type.getFieldDefinitions().stream()
                .filter(field -> depth < MAX_DEPTH || isLeaf(field))
                .toList();
        if (fields.isEmpty()) {
            return "__typename";
        }
        var field = oneOf(fields);
        var arguments = field.getArguments().stream()
                .filter(argument -> isRequired(argument) || random.nextInt(3) == 0)
                .map(argument -> argument.getName() + ": " + literal(field, argument))
                .collect(Collectors.joining(", "));
        var alias = !field.getArguments().isEmpty() || random.nextInt(3) == 0 ? name("a") + ": " : "";
        return alias
                + field.getName()
                + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                + directives()
                + (isLeaf(field)
                        ? ""
                        : selections((GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(field.getType()), depth + 1));
    }

    private String literal(GraphQLFieldDefinition field, GraphQLArgument argument) {
        if (GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLEnumType enumType) {
            return oneOf(enumType.getValues()).getName();
        }
        var candidates =
                literals.getOrDefault(field.getName() + "." + argument.getName(), literals.get(argument.getName()));
        var literal = oneOf(Objects.requireNonNull(candidates, argument.getName()));
        return GraphQLTypeUtil.unwrapNonNull(argument.getType()) instanceof GraphQLList ? "[" + literal + "]" : literal;
    }

    private String directives() {
        return switch (random.nextInt(12)) {
            case 0 -> " @include(if: $yes)";
            case 1 -> " @skip(if: $no)";
            case 2 -> oneOf(List.of(" @skip(if: $yes)", " @include(if: $no)", " @include(if: false)"));
            default -> "";
        };
    }

    /** A random type condition that is possible for a fragment within the type. */
    private GraphQLCompositeType typeCondition(GraphQLCompositeType type) {
        var possible = Stream.of(type);
        if (type instanceof GraphQLUnionType union) {
            possible = union.getTypes().stream().map(GraphQLCompositeType.class::cast);
        } else if (type instanceof GraphQLInterfaceType interfaceType) {
            possible = Stream.concat(possible, schema.getImplementations(interfaceType).stream());
        } else if (type instanceof GraphQLObjectType object) {
            possible = Stream.concat(
                    possible,
                    ((GraphQLImplementingType) object).getInterfaces().stream().map(GraphQLCompositeType.class::cast));
        }
        return oneOf(possible.toList());
    }

    private static boolean isLeaf(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType()));
    }

    private static boolean isRequired(GraphQLArgument argument) {
        return argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue();
    }

    private String name(String prefix) {
        return prefix + names++;
    }

    private <T> T oneOf(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
