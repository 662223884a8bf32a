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
 * The completions of one execution: each place of the operation is looked at once, however many values it has. There is
 * one only where every field below has a {@link PlainFetcher}.
 */
final class ValueCompleters {

    /** Tells which object type of an interface or union a value has. */
    interface TypeResolution {
        GraphQLObjectType of(GraphQLType type, Object value);
    }

    /** The nodes of the document stand for themselves, so that a place is found again by them. */
    private record FieldPosition(List<Field> fields, GraphQLType type) {}

    private final ExecutionContext execution;
    private final FieldCollector fieldCollector;
    private final TypeResolution typeResolution;
    private final Map<FieldPosition, Optional<ValueCompleter>> known = new HashMap<>();

    ValueCompleters(ExecutionContext execution, FieldCollector fieldCollector, TypeResolution typeResolution) {
        this.execution = execution;
        this.fieldCollector = fieldCollector;
        this.typeResolution = typeResolution;
    }

    /** Null where the standard strategy has to look at each value. */
    @Nullable
    ValueCompleter of(MergedField field, GraphQLType type) {
        return known.computeIfAbsent(new FieldPosition(field.getFields(), type), place -> {
                    try {
                        return Optional.of(completion(field, type));
                    } catch (Exception notPlainOrAnError) {
                        return Optional.empty();
                    }
                })
                .orElse(null);
    }

    private ValueCompleter completion(MergedField field, GraphQLType type) throws Exception {
        if (type instanceof GraphQLNonNull nonNull) {
            return new NonNull(completion(field, nonNull.getWrappedType()));
        } else if (type instanceof GraphQLList list) {
            return new ListOf(completion(field, list.getWrappedType()));
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

    /** By the value's class, which is what SmallRye tells the types of values by. */
    private ValueCompleter abstractType(MergedField field, GraphQLCompositeType type) {
        var completions = new HashMap<Class<?>, ValueCompleter>();
        return value -> {
            if (value == null) {
                return null;
            }
            var completion = completions.get(value.getClass());
            if (completion == null) {
                completion = completion(field, typeResolution.of(type, value));
                completions.put(value.getClass(), completion);
            }
            return completion.complete(value);
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
        var completion = completion(field, definition.getType());
        return source -> completion.complete(fetcher.fetch(source, arguments));
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
