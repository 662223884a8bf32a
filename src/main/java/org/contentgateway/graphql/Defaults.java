package org.contentgateway.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.spi.EventingService;
import org.jspecify.annotations.Nullable;

/**
 * Makes every argument that has a default non-null, {@code scale: Int! = 1}: it may be left out, but null is no value
 * that a resolver could do anything with. SmallRye drops the mark from what has a default.
 */
public final class Defaults implements EventingService {

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        return GraphQLSchema.newSchema(SchemaTransformer.transformSchema(builder.build(), new NonNullDefaults()));
    }

    /** Null: on, whatever the configuration. */
    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    private static final class NonNullDefaults extends GraphQLTypeVisitorStub {

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            if (argument.hasSetDefaultValue() && !(argument.getType() instanceof GraphQLNonNull)) {
                return changeNode(context, argument.transform(a -> a.type(GraphQLNonNull.nonNull(argument.getType()))));
            }
            return TraversalControl.CONTINUE;
        }
    }
}
