package org.contentgateway.graphql.execution;

import static graphql.schema.DataFetchingEnvironmentImpl.newDataFetchingEnvironment;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contentgateway.graphql.execution.ValueCompleter.FieldValue;
import org.contentgateway.graphql.execution.ValueCompleter.ListOf;
import org.contentgateway.graphql.execution.ValueCompleter.NonNull;
import org.contentgateway.graphql.execution.ValueCompleter.ObjectOf;
import org.contentgateway.graphql.execution.ValueCompleter.Scalar;
import org.contentgateway.graphql.execution.ValueCompleter.UnsupportedValueException;
import org.jspecify.annotations.Nullable;

/**
 * The value completers of one execution, created once for each position of the operation. A position has one only if every
 * field below it has a {@link PlainFetcher}. Not thread-safe.
 */
final class ValueCompleters {

    /** Resolves the object type of a value of an interface or union. */
    interface TypeResolution {
        GraphQLObjectType resolve(GraphQLType type, Object value);
    }

    /** A position of the operation. The document's nodes are compared by identity. */
    private record FieldPosition(List<Field> fields, GraphQLType type) {}

    private final ExecutionContext execution;
    private final FieldCollector fieldCollector;
    private final TypeResolution typeResolution;
    private final Map<FieldPosition, Optional<ValueCompleter>> completers = new HashMap<>();

    ValueCompleters(ExecutionContext execution, FieldCollector fieldCollector, TypeResolution typeResolution) {
        this.execution = execution;
        this.fieldCollector = fieldCollector;
        this.typeResolution = typeResolution;
    }

    /** Returns the completer of a field's values; null if the standard strategy has to complete them. */
    @Nullable
    ValueCompleter get(MergedField field, GraphQLType type) {
        return completers
                .computeIfAbsent(new FieldPosition(field.getFields(), type), position -> {
                    try {
                        return Optional.of(create(field, type));
                    } catch (Exception unsupported) {
                        return Optional.empty();
                    }
                })
                .orElse(null);
    }

    private ValueCompleter create(MergedField field, GraphQLType type) throws Exception {
        if (type instanceof GraphQLNonNull nonNull) {
            return new NonNull(create(field, nonNull.getWrappedType()));
        } else if (type instanceof GraphQLList list) {
            return new ListOf(create(field, list.getWrappedType()));
        } else if (type instanceof GraphQLScalarType scalar) {
            return new Scalar(scalar.getCoercing(), execution.getGraphQLContext(), execution.getLocale());
        } else if (type instanceof GraphQLEnumType enumType) {
            return value -> value == null
                    ? null
                    : enumType.serialize(value, execution.getGraphQLContext(), execution.getLocale());
        } else if (type instanceof GraphQLObjectType object) {
            return ObjectOf.of(fields(field, object));
        }
        return abstractType(field, (GraphQLCompositeType) type);
    }

    /** Selects the completer by the value's class, as SmallRye resolves types by class. */
    private ValueCompleter abstractType(MergedField field, GraphQLCompositeType type) {
        var byClass = new HashMap<Class<?>, ValueCompleter>();
        return value -> {
            if (value == null) {
                return null;
            }
            var completer = byClass.get(value.getClass());
            if (completer == null) {
                completer = create(field, typeResolution.resolve(type, value));
                byClass.put(value.getClass(), completer);
            }
            return completer.complete(value);
        };
    }

    private Map<String, FieldValue> fields(MergedField field, GraphQLObjectType type) throws Exception {
        var parameters = FieldCollectorParameters.newParameters()
                .schema(execution.getGraphQLSchema())
                .objectType(type)
                .fragments(execution.getFragmentsByName())
                .variables(execution.getCoercedVariables().toMap())
                .graphQLContext(execution.getGraphQLContext())
                .build();
        var selected = fieldCollector.collectFields(parameters, field);
        var values = new LinkedHashMap<String, FieldValue>();
        for (var name : selected.getKeys()) {
            values.put(name, value(selected.getSubField(name), type));
        }
        return values;
    }

    private FieldValue value(MergedField field, GraphQLObjectType type) throws Exception {
        var schema = execution.getGraphQLSchema();
        var definition = Introspection.getFieldDefinition(schema, type, field.getName());
        if (definition == schema.getIntrospectionTypenameFieldDefinition()) {
            return source -> type.getName();
        }
        if (!(schema.getCodeRegistry().getDataFetcher(type, definition) instanceof PlainFetcher fetcher)) {
            throw UnsupportedValueException.INSTANCE;
        }
        var arguments = arguments(fetcher, field, definition);
        var completer = create(field, definition.getType());
        return source -> completer.complete(fetcher.fetch(source, arguments));
    }

    private @Nullable Object[] arguments(PlainFetcher fetcher, MergedField field, GraphQLFieldDefinition definition)
            throws Exception {
        var values = ValuesResolver.getArgumentValues(
                execution.getGraphQLSchema().getCodeRegistry(),
                definition.getArguments(),
                field.getArguments(),
                execution.getCoercedVariables(),
                execution.getGraphQLContext(),
                execution.getLocale());
        return fetcher.arguments(newDataFetchingEnvironment(execution)
                .arguments(values)
                .fieldDefinition(definition)
                .mergedField(field)
                .build());
    }
}
