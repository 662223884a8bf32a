package org.contentgateway.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.Introspection;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which fields have plain fetchers. */
@QuarkusTest
class PlainFetcherServiceTest {

    @Inject
    GraphQLSchema schema;

    @Test
    void coversEveryField() {
        assertThat(objectTypes()
                        .flatMap(type -> type.getFieldDefinitions().stream()
                                .filter(field -> !isPlain(type, field))
                                .map(field -> type.getName() + "." + field.getName())))
                .isEmpty();
    }

    private Stream<GraphQLObjectType> objectTypes() {
        return schema.getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType && !Introspection.isIntrospectionTypes(type))
                .map(GraphQLObjectType.class::cast);
    }

    private boolean isPlain(GraphQLObjectType type, GraphQLFieldDefinition field) {
        return schema.getCodeRegistry().getDataFetcher(FieldCoordinates.coordinates(type, field), field)
                instanceof PlainFetcher;
    }
}
