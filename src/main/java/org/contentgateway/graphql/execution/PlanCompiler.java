package org.contentgateway.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.TypeResolutionParameters;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.contentgateway.graphql.execution.PlannedField.FieldFetcher;
import org.contentgateway.graphql.execution.ValueWriter.AbstractOf;
import org.contentgateway.graphql.execution.ValueWriter.EnumValue;
import org.contentgateway.graphql.execution.ValueWriter.ListOf;
import org.contentgateway.graphql.execution.ValueWriter.NonNull;
import org.contentgateway.graphql.execution.ValueWriter.ObjectOf;
import org.contentgateway.graphql.execution.ValueWriter.Scalar;
import org.contentgateway.graphql.execution.ValueWriter.UnsupportedValueException;
import org.jspecify.annotations.Nullable;

/** Compiles an operation to a plan. Counts the plan's fields, which determine its size in memory. */
final class PlanCompiler {

    private static final Set<String> TEXT_SCALARS = Set.of("String", "ID", "DateTime");

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final CoercedVariables variables;
    private final FieldCollector fieldCollector = new FieldCollector();
    private int size;

    /** @param variables of which the plan depends on those in {@code @skip} and {@code @include} only */
    PlanCompiler(GraphQLSchema schema, Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
    }

    /** Returns the number of fields compiled. */
    int size() {
        return size;
    }

    /**
     * Compiles an operation.
     *
     * @throws UnsupportedValueException if a field is not plain, or a literal argument is invalid
     */
    ObjectOf compile(OperationDefinition operation) throws UnsupportedValueException {
        var collected = fieldCollector.collectFields(parameters(schema.getQueryType()), operation.getSelectionSet());
        return object(collected.getSubFieldsList(), schema.getQueryType());
    }

    /** Compiles a field of an object type. */
    PlannedField compile(MergedField field, GraphQLObjectType parent) throws UnsupportedValueException {
        size++;
        var definition = Introspection.getFieldDefinition(schema, parent, field.getName());
        return new PlannedField(
                field,
                definition,
                fetcher(field, definition, parent),
                writer(field, definition.getType()),
                parent == schema.getQueryType());
    }

    private ObjectOf object(List<MergedField> fields, GraphQLObjectType type) throws UnsupportedValueException {
        var planned = new ArrayList<PlannedField>(fields.size());
        for (var field : fields) {
            planned.add(compile(field, type));
        }
        return new ObjectOf(List.copyOf(planned));
    }

    private FieldFetcher fetcher(MergedField field, GraphQLFieldDefinition definition, GraphQLObjectType parent)
            throws UnsupportedValueException {
        if (definition == schema.getIntrospectionTypenameFieldDefinition()) {
            return (source, execution) -> parent.getName();
        }
        if (!(schema.getCodeRegistry().getDataFetcher(parent, definition) instanceof PlainFetcher fetcher)) {
            throw UnsupportedValueException.INSTANCE;
        }
        return hasVariables(field)
                ? (source, execution) -> fetcher.fetch(source, execution.arguments(fetcher, field, definition))
                : new ConstantArguments(fetcher, field, definition);
    }

    /** Fetches a field whose arguments are the same in every execution. */
    private static final class ConstantArguments implements FieldFetcher {

        private final PlainFetcher fetcher;
        private final MergedField field;
        private final GraphQLFieldDefinition definition;

        @SuppressWarnings("NullAway.Init") // computed when first needed
        private volatile @Nullable Object[] arguments;

        ConstantArguments(PlainFetcher fetcher, MergedField field, GraphQLFieldDefinition definition) {
            this.fetcher = fetcher;
            this.field = field;
            this.definition = definition;
        }

        @Override
        public @Nullable Object fetch(@Nullable Object parent, PlanExecution execution) throws Exception {
            var known = arguments;
            if (known == null) {
                arguments = known = execution.computeArguments(fetcher, field, definition);
            }
            return fetcher.fetch(parent, known);
        }
    }

    private ValueWriter writer(MergedField field, GraphQLType type) throws UnsupportedValueException {
        if (type instanceof GraphQLNonNull nonNull) {
            return new NonNull(writer(field, nonNull.getWrappedType()));
        } else if (type instanceof GraphQLList list) {
            return new ListOf(writer(field, list.getWrappedType()));
        } else if (type instanceof GraphQLScalarType scalar) {
            return new Scalar(scalar.getCoercing(), TEXT_SCALARS.contains(scalar.getName()));
        } else if (type instanceof GraphQLEnumType enumType) {
            return new EnumValue(enumType);
        } else if (type instanceof GraphQLObjectType object) {
            return subselection(field, object);
        } else if (type instanceof GraphQLInterfaceType asInterface) {
            return abstractType(field, type, schema.getImplementations(asInterface));
        }
        return abstractType(
                field,
                type,
                ((GraphQLUnionType) type)
                        .getTypes().stream().map(GraphQLObjectType.class::cast).toList());
    }

    private ObjectOf subselection(MergedField field, GraphQLObjectType type) throws UnsupportedValueException {
        return object(fieldCollector.collectFields(parameters(type), field).getSubFieldsList(), type);
    }

    private ValueWriter abstractType(MergedField field, GraphQLType type, List<GraphQLObjectType> objectTypes)
            throws UnsupportedValueException {
        var byType = new LinkedHashMap<String, ObjectOf>();
        for (var objectType : objectTypes) {
            byType.put(objectType.getName(), subselection(field, objectType));
        }
        return AbstractOf.of(byType, typeResolver(field, type));
    }

    private Function<Object, GraphQLObjectType> typeResolver(MergedField field, GraphQLType type) {
        var registry = schema.getCodeRegistry();
        return value -> {
            var environment = TypeResolutionParameters.newParameters()
                    .field(field)
                    .fieldType(type)
                    .value(value)
                    .argumentValues(Map::of)
                    .graphQLContext(GraphQLContext.getDefault())
                    .schema(schema)
                    .build();
            return typeResolver(registry, type).getType(environment);
        };
    }

    private static graphql.schema.TypeResolver typeResolver(GraphQLCodeRegistry registry, GraphQLType type) {
        return type instanceof GraphQLInterfaceType asInterface
                ? registry.getTypeResolver(asInterface)
                : registry.getTypeResolver((GraphQLUnionType) type);
    }

    private FieldCollectorParameters parameters(GraphQLObjectType type) {
        return FieldCollectorParameters.newParameters()
                .schema(schema)
                .objectType(type)
                .fragments(fragments)
                .variables(variables.toMap())
                .graphQLContext(GraphQLContext.getDefault())
                .build();
    }

    private static boolean hasVariables(MergedField field) {
        return field.getArguments().stream().map(Argument::getValue).anyMatch(PlanCompiler::hasVariables);
    }

    private static boolean hasVariables(Node<?> value) {
        return value instanceof VariableReference
                || value.getChildren().stream().anyMatch(PlanCompiler::hasVariables);
    }
}
