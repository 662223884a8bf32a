package org.contentgateway.graphql.execution;

import static graphql.schema.DataFetchingEnvironmentImpl.newDataFetchingEnvironment;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution of a plan: its variables, its output, and the arguments that depend on variables. Not thread-safe. */
final class PlanExecution {

    private final GraphQLSchema schema;
    private final CoercedVariables variables;
    private final GraphQLContext context;
    private final JsonOutput out;
    private final IdentityHashMap<MergedField, @Nullable Object[]> arguments = new IdentityHashMap<>();

    PlanExecution(GraphQLSchema schema, CoercedVariables variables, GraphQLContext context, JsonOutput out) {
        this.schema = schema;
        this.variables = variables;
        this.context = context;
        this.out = out;
    }

    JsonOutput out() {
        return out;
    }

    GraphQLContext context() {
        return context;
    }

    Locale locale() {
        return Locale.ROOT;
    }

    /** Returns the values of a field's arguments by name. */
    Map<String, Object> argumentValues(MergedField field, GraphQLFieldDefinition definition) {
        return ValuesResolver.getArgumentValues(
                schema.getCodeRegistry(),
                definition.getArguments(),
                field.getArguments(),
                variables,
                context,
                locale());
    }

    /** Returns the arguments of a field's method, computed once for all of the field's parents. */
    @Nullable
    Object[] arguments(PlainFetcher fetcher, MergedField field, GraphQLFieldDefinition definition) throws Exception {
        var known = arguments.get(field);
        if (known == null) {
            known = computeArguments(fetcher, field, definition);
            arguments.put(field, known);
        }
        return known;
    }

    @Nullable
    Object[] computeArguments(PlainFetcher fetcher, MergedField field, GraphQLFieldDefinition definition)
            throws Exception {
        return fetcher.arguments(newDataFetchingEnvironment()
                .graphQLSchema(schema)
                .graphQLContext(context)
                .arguments(argumentValues(field, definition))
                .fieldDefinition(definition)
                .mergedField(field)
                .locale(locale())
                .build());
    }
}
