package org.contentgateway.graphql.execution;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.GraphQLUnionType;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.spi.EventingService;
import org.jspecify.annotations.Nullable;

/**
 * Says in the schema what SmallRye's annotations can't.
 *
 * <ul>
 *   <li>An argument with a default is non-null, {@code scale: Int! = 1}: it may be left out, but null is no value that a
 *       resolver could do anything with. SmallRye drops the mark from what has a default.
 *   <li>An argument called {@code ids} is a list of IDs: {@code @Id} can't stand at a list's elements, and at the list
 *       SmallRye takes the whole of it for one id.
 * </ul>
 */
public final class SchemaCustomizer implements EventingService {

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        var schema = SchemaTransformer.transformSchema(builder.build(), new Arguments());
        return GraphQLSchema.newSchema(schema).codeRegistry(resolvingByName(schema));
    }

    /** Null: on, whatever the configuration. */
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    private static final class Arguments extends GraphQLTypeVisitorStub {

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            var type = amended(argument);
            return type == argument.getType()
                    ? TraversalControl.CONTINUE
                    : changeNode(context, argument.transform(amended -> amended.type(type)));
        }

        private static GraphQLInputType amended(GraphQLArgument argument) {
            if (argument.getName().equals("ids")) {
                return nonNull(list(nonNull(Scalars.GraphQLID)));
            }
            return argument.hasSetDefaultValue() && !(argument.getType() instanceof GraphQLNonNull)
                    ? nonNull(argument.getType())
                    : argument.getType();
        }
    }

    /** SmallRye's resolvers of interfaces and unions know the types as they were before; fragments match identity. */
    private static GraphQLCodeRegistry resolvingByName(GraphQLSchema schema) {
        return schema.getCodeRegistry()
                .transform(registry -> schema.getAllTypesAsList().forEach(type -> {
                    if (type instanceof GraphQLInterfaceType asInterface) {
                        registry.typeResolver(asInterface, byName(registry.getTypeResolver(asInterface)));
                    } else if (type instanceof GraphQLUnionType asUnion) {
                        registry.typeResolver(asUnion, byName(registry.getTypeResolver(asUnion)));
                    }
                }));
    }

    private static TypeResolver byName(TypeResolver resolver) {
        return environment -> environment
                .getSchema()
                .getObjectType(resolver.getType(environment).getName());
    }
}
