package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.contentgateway.graphql.cache.TestContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cache dependencies that responses declare. */
@QuarkusTest
class ResponseDependenciesTest {

    /** Values of required arguments by type. */
    private static final Map<String, String> VALUES =
            Map.of("Int", "2", "ID", "\"YXJ0aWNsZTo5NDI6MQ\"", "String", "\"word\"");

    @Inject
    GraphQLSchema schema;

    private static String cacheControl(String query) {
        return given().queryParam("query", query)
                .get("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .header("Cache-Control");
    }

    /** A field without them is never cached alone, and is cached for too long beside a field that declares them. */
    @Test
    void everyQueryFieldDeclaresDependencies() {
        assertThat(schema.getQueryType().getFieldDefinitions())
                .hasSizeGreaterThan(8)
                .allSatisfy(field -> assertThat(
                                cacheControl("{%s%s {__typename}}".formatted(field.getName(), arguments(field))))
                        .as(field.getName())
                        .startsWith("public"));
    }

    private static String arguments(GraphQLFieldDefinition field) {
        var required = field.getArguments().stream()
                .filter(argument -> argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue())
                .map(ResponseDependenciesTest::value)
                .collect(joining(", "));
        return required.isEmpty() ? "" : "(" + required + ")";
    }

    private static String value(GraphQLArgument argument) {
        var value = VALUES.get(GraphQLTypeUtil.unwrapAll(argument.getType()).getName());
        return argument.getName() + ": "
                + (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(argument.getType()))
                        ? "[" + value + "]"
                        : value);
    }

    @BeforeEach
    void send() {
        TestContent.send(2, 7, "Here", 0);
        TestContent.send(2, 8, "There", 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{articles(filter: {portal: 2}) {nodes {id}}}|.p2.",
                "{articles {nodes {id}}}|.all.",
                "{search(query: \"x\", filter: {portal: 2}) {totalCount}}|.p2.",
                "{articleByContentId(portal: 2, contentId: 7) {id}}|.p2-7.",
                "{articleByContentId(portal: 2, contentId: 7) {related {id}}}|.p2.",
                "{articleByContentId(portal: 2, contentId: 99) {id}}|.p2.",
                "{a: articleByContentId(portal: 2, contentId: 7) {id} b: articleByContentId(portal: 2, contentId: 8) {id}}|.p2-7,p2-8.",
                "{changes(filter: {portal: 2}) {nextToken}}|.all.",
                "{portals {id}}|.all.",
            })
    void declaresTheNarrowestTagsThatCoverTheQuery(String query, String tags) {
        assertThat(given().queryParam("query", query).get("/graphql").header("ETag"))
                .contains(tags);
    }
}
