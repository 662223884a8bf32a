package org.contentgateway.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The served schema equals the reviewed one. */
@QuarkusTest
class SchemaTest {

    private static final Path GOLDEN = Path.of("schema.graphql");

    @Inject
    GraphQLSchema schema;

    /** After an intended change, run {@code ./mvnw test -Dtest=SchemaTest -Dschema.write} and review the difference. */
    @Test
    void equalsTheGoldenSchema() throws IOException {
        var served =
                get("/graphql/schema.graphql").then().statusCode(200).extract().asString();
        if (System.getProperty("schema.write") != null) {
            Files.writeString(GOLDEN, served);
        }
        assertThat(served).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void describesEveryTypeFieldAndArgument() {
        assertThat(schema.getAllTypesAsList().stream()
                        .filter(type -> !Introspection.isIntrospectionTypes(type))
                        .flatMap(SchemaTest::withMembers)
                        .filter(element -> element.getDescription() == null
                                || element.getDescription().isBlank())
                        .map(GraphQLNamedSchemaElement::getName))
                .isEmpty();
    }

    @Test
    void everyArgumentWithADefaultIsNonNull() {
        assertThat(get("/graphql/schema.graphql").asString().lines().filter(line -> line.matches(" +\\w+: .* = .*")))
                .isNotEmpty()
                .allMatch(line -> line.contains("! = "));
    }

    private static Stream<GraphQLNamedSchemaElement> withMembers(GraphQLNamedSchemaElement type) {
        var members = Stream.<GraphQLNamedSchemaElement>empty();
        if (type instanceof GraphQLFieldsContainer container) {
            members = container.getFieldDefinitions().stream().flatMap(SchemaTest::withArguments);
        } else if (type instanceof GraphQLInputObjectType input) {
            members = input.getFieldDefinitions().stream().map(field -> field);
        } else if (type instanceof GraphQLEnumType enumeration) {
            members = enumeration.getValues().stream().map(value -> value);
        }
        return Stream.concat(Stream.of(type), members);
    }

    private static Stream<GraphQLNamedSchemaElement> withArguments(GraphQLFieldDefinition field) {
        return Stream.concat(Stream.of(field), field.getArguments().stream());
    }
}
