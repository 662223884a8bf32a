package org.contentgateway.graphql.document;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.simplePrint;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NonNullType;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds variables that are null where null is invalid, before any resolver runs. A nullable variable may stand for a non-null
 * value if the variable or the place has a default
 * (<a href="https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed">GraphQL, section 5.8.5</a>), so
 * validation can't exclude null, and graphql-java checks an argument only when it executes the field.
 */
final class NullVariables {

    /** Receives each place of a variable whose type is non-null. */
    private interface Visitor {

        /** @param place such as {@code argument 'first' of field 'changes'} */
        void visit(VariableReference variable, GraphQLType type, String place) throws RequestException;
    }

    private final GraphQLSchema schema;
    private final Visitor visitor;

    /** The fragments to follow, each once; empty if spreads are not followed. */
    private final Map<String, FragmentDefinition> fragments;

    /** The values of {@code @skip} and {@code @include}; null to visit all selections. */
    private final @Nullable Variables variables;

    private NullVariables(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            @Nullable Variables variables,
            Visitor visitor) {
        this.schema = schema;
        this.fragments = new HashMap<>(fragments);
        this.variables = variables;
        this.visitor = visitor;
    }

    /** The variables of a request, with the defaults of its operation. */
    private record Variables(OperationDefinition operation, Map<String, @Nullable Object> values) {

        boolean isNull(VariableDefinition variable) {
            return values.containsKey(variable.getName())
                    ? values.get(variable.getName()) == null
                    : variable.getDefaultValue() instanceof NullValue;
        }

        boolean is(boolean expected, Value<?> condition) {
            if (condition instanceof VariableReference reference) {
                var value = values.containsKey(reference.getName())
                        ? values.get(reference.getName())
                        : definition(reference).getDefaultValue();
                return value instanceof BooleanValue literal
                        ? literal.isValue() == expected
                        : Boolean.valueOf(expected).equals(value);
            }
            return condition instanceof BooleanValue literal && literal.isValue() == expected;
        }

        VariableDefinition definition(VariableReference reference) {
            return operation.getVariableDefinitions().stream()
                    .filter(variable -> variable.getName().equals(reference.getName()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Returns the variables of a valid document that can be null in a place of a non-null type. Most documents have none: their
     * requests need no check.
     */
    static Set<String> candidates(GraphQLSchema schema, Document document) {
        var nullable = new HashSet<String>();
        for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            operation.getVariableDefinitions().stream()
                    .filter(variable -> !(variable.getType() instanceof NonNullType))
                    .forEach(variable -> nullable.add(variable.getName()));
        }
        if (nullable.isEmpty()) {
            return Set.of();
        }
        var candidates = new HashSet<String>();
        var walk = new NullVariables(schema, Map.of(), null, (variable, type, place) -> {
            if (nullable.contains(variable.getName())) {
                candidates.add(variable.getName());
            }
        });
        try {
            for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
                walk.visit(operation);
            }
            for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
                walk.visit(fragment.getSelectionSet(), walk.type(fragment));
            }
        } catch (RequestException impossible) {
            throw new IllegalStateException("Collecting variables rejects nothing", impossible);
        }
        return Set.copyOf(candidates);
    }

    /**
     * Rejects a request with null for a variable in a place of a non-null type. Selections that {@code @skip} or {@code @include}
     * exclude don't count.
     */
    static void check(
            GraphQLSchema schema,
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, @Nullable Object> values)
            throws RequestException {
        var variables = new Variables(operation, values);
        var isAnyNull = !document.nullCandidates().isEmpty()
                && operation.getVariableDefinitions().stream()
                        .anyMatch(variable ->
                                document.nullCandidates().contains(variable.getName()) && variables.isNull(variable));
        if (isAnyNull) {
            new NullVariables(schema, document.fragments(), variables, (reference, type, place) -> {
                        var variable = variables.definition(reference);
                        // graphql-java itself rejects null for a variable of a non-null type.
                        if (!(variable.getType() instanceof NonNullType) && variables.isNull(variable)) {
                            throw rejected(variable, reference, type, place);
                        }
                    })
                    .visit(operation);
        }
    }

    private static RequestException rejected(
            VariableDefinition variable, VariableReference reference, GraphQLType type, String place) {
        return RequestException.rejected(
                ErrorCode.BAD_REQUEST,
                String.format(
                        Locale.ROOT,
                        "Variable '%s' is null, but %s must not be null. Expected: a value of type %s. Send a value%s.",
                        variable.getName(),
                        place,
                        simplePrint(type),
                        variable.getDefaultValue() instanceof NullValue
                                ? ""
                                : ", or omit the variable to use the default"),
                reference.getSourceLocation());
    }

    private void visit(OperationDefinition operation) throws RequestException {
        visit(
                operation.getSelectionSet(),
                operation.getOperation() == OperationDefinition.Operation.MUTATION
                        ? schema.getMutationType()
                        : schema.getQueryType());
    }

    private void visit(@Nullable SelectionSet selections, @Nullable GraphQLType parent) throws RequestException {
        if (selections != null && parent instanceof GraphQLCompositeType type) {
            for (Selection<?> selection : selections.getSelections()) {
                visitDirectives(((DirectivesContainer<?>) selection).getDirectives());
                if (isIncluded((DirectivesContainer<?>) selection)) {
                    visit(selection, type);
                }
            }
        }
    }

    private void visit(Selection<?> selection, GraphQLCompositeType parent) throws RequestException {
        if (selection instanceof Field field) {
            var definition = Introspection.getFieldDef(schema, parent, field.getName());
            visitArguments(field.getArguments(), definition.getArguments(), "field '" + field.getName() + "'");
            visit(field.getSelectionSet(), unwrapAll(definition.getType()));
        } else if (selection instanceof InlineFragment inline) {
            var condition = inline.getTypeCondition();
            visit(inline.getSelectionSet(), condition == null ? parent : schema.getType(condition.getName()));
        } else if (selection instanceof FragmentSpread spread) {
            var fragment = fragments.remove(spread.getName());
            if (fragment != null) {
                visit(fragment.getSelectionSet(), type(fragment));
            }
        }
    }

    private @Nullable GraphQLType type(FragmentDefinition fragment) {
        return schema.getType(fragment.getTypeCondition().getName());
    }

    private void visitDirectives(List<Directive> directives) throws RequestException {
        for (var directive : directives) {
            visitArguments(
                    directive.getArguments(),
                    Objects.requireNonNull(schema.getDirective(directive.getName()), "the document is valid")
                            .getArguments(),
                    "directive '@" + directive.getName() + "'");
        }
    }

    private boolean isIncluded(DirectivesContainer<?> selection) {
        return variables == null
                || selection.getDirectives().stream().noneMatch(directive -> switch (directive.getName()) {
                    case "skip" -> variables.is(true, condition(directive));
                    case "include" -> variables.is(false, condition(directive));
                    default -> false;
                });
    }

    private static Value<?> condition(Directive directive) {
        return Objects.requireNonNull(directive.getArgument("if"), "the document is valid")
                .getValue();
    }

    private void visitArguments(List<Argument> arguments, List<GraphQLArgument> definitions, String owner)
            throws RequestException {
        for (var argument : arguments) {
            for (var definition : definitions) {
                if (definition.getName().equals(argument.getName())) {
                    visit(argument.getValue(), definition.getType(), argument.getName(), owner);
                }
            }
        }
    }

    /** @param path of the value, such as {@code filter.ids} */
    private void visit(Value<?> value, GraphQLType type, String path, String owner) throws RequestException {
        if (value instanceof VariableReference variable) {
            if (isNonNull(type)) {
                visitor.visit(variable, type, "argument '" + path + "' of " + owner);
            }
            return;
        }
        var nullableType = unwrapNonNull(type);
        if (value instanceof ArrayValue list && nullableType instanceof GraphQLList listType) {
            for (Value<?> element : list.getValues()) {
                visit(element, listType.getWrappedType(), path, owner);
            }
        } else if (nullableType instanceof GraphQLList listType) {
            visit(value, listType.getWrappedType(), path, owner); // a single value counts as a list of it
        } else if (value instanceof ObjectValue object && nullableType instanceof GraphQLInputObjectType input) {
            for (var field : object.getObjectFields()) {
                visit(
                        field.getValue(),
                        input.getFieldDefinition(field.getName()).getType(),
                        path + '.' + field.getName(),
                        owner);
            }
        }
    }
}
