package org.contentgateway.graphql.execution;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
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
 * Changes argument types that SmallRye's annotations can't express, and scalars that are not strict.
 *
 * <ul>
 *   <li>An argument with a default is non-null, as in {@code scale: Int! = 1}: it may be omitted, but null is invalid.
 *       SmallRye makes every argument with a default nullable.
 *   <li>An argument named {@code ids} is a list of IDs. {@code @Id} is not allowed on list elements, and on the list
 *       SmallRye declares a single ID.
 *   <li>Scalars reject values that SmallRye's convert, see {@link StrictScalar}.
 * </ul>
 */
public final class SchemaCustomizer implements EventingService {

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        var corrected = SchemaTransformer.transformSchema(builder.build(), new ArgumentTypeVisitor());
        var schema = SchemaTransformer.transformSchema(corrected, new ScalarVisitor());
        return GraphQLSchema.newSchema(schema).codeRegistry(codeRegistry(schema));
    }

    /** Null, as no setting disables it. */
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    private static final class ArgumentTypeVisitor extends GraphQLTypeVisitorStub {

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            var type = correctedType(argument);
            return type == argument.getType()
                    ? TraversalControl.CONTINUE
                    : changeNode(context, argument.transform(builder -> builder.type(type)));
        }

        private static GraphQLInputType correctedType(GraphQLArgument argument) {
            if (argument.getName().equals("ids")) {
                return nonNull(list(nonNull(Scalars.GraphQLID)));
            }
            return argument.hasSetDefaultValue() && !(argument.getType() instanceof GraphQLNonNull)
                    ? nonNull(argument.getType())
                    : argument.getType();
        }
    }

    private static final class ScalarVisitor extends GraphQLTypeVisitorStub {

        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            var strict = StrictScalar.of(scalar);
            return strict == scalar ? TraversalControl.CONTINUE : changeNode(context, strict);
        }
    }

    /** Resolves object types by name: SmallRye's type resolvers return the types of the schema before the change. */
    private static GraphQLCodeRegistry codeRegistry(GraphQLSchema schema) {
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
