package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input coercion by the GraphQL specification, sections 3.5 and 6.1.2: a client's mistake is a request error. */
@QuarkusTest
class StrictInputsTest {

    private static final String ARTICLES = "query($v: %s) {articles(%s) {nodes {id}}}";

    private record Result(int status, String code, String message, String body) {}

    private static Result post(String query, String variables) {
        var response = given().contentType("application/json")
                .accept("application/graphql-response+json")
                .body("{\"query\":\"%s\",\"variables\":%s}"
                        .formatted(query.replace("\\", "\\\\").replace("\"", "\\\""), variables))
                .post("/graphql");
        return new Result(
                response.statusCode(),
                response.path("errors[0].extensions.code"),
                response.path("errors[0].message"),
                response.asString());
    }

    private static void assertRejected(Result result) {
        assertThat(result.status()).as(result.body()).isEqualTo(400);
        assertThat(result.code()).isIn("VALIDATION_ERROR", "BAD_REQUEST");
        assertNoClassNames(result.body());
    }

    private static void assertNoClassNames(String body) {
        assertThat(body)
                .doesNotContain(
                        "SRGQL", "Value{", "LinkedHashMap", "ArrayList", "Integer", "Map'", "Exception", "WrongType");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Int|first: $v|\"5\"",
                "Int|first: $v|5.5",
                "Int|filter: {tagId: $v}|2147483648",
                "Int|first: $v|-2147483649",
                "Int|first: $v|1e400",
                "Int|first: $v|1e1000000000",
                "Int|first: $v|-1e-1000000000",
                "Int|first: $v|true",
                "Int|first: $v|[5]",
                "Int|first: $v|{}",
                "Int! = 5|first: $v|null",
                "Int!|first: $v|null",
                "ArticleOrder!|orderBy: $v|\"NOPE\"",
                "ArticleOrder!|orderBy: $v|5",
                "ArticleOrder! = UPDATED_ASC|orderBy: $v|null",
                "DateTime|filter: {publishedAfter: $v}|5",
                "DateTime|filter: {publishedAfter: $v}|\"2026-01-01\"",
                "DateTime|filter: {publishedAfter: $v}|\"2026-01-01T00:00:00\"",
                "DateTime|filter: {publishedAfter: $v}|\"+300000-01-01T00:00:00Z\"",
                "DateTime|filter: {publishedAfter: $v}|\"0000-01-01T00:00:00Z\"",
                "String|filter: {language: $v}|5",
                "String|filter: {language: $v}|{\"a\": 1}",
                "String|filter: {language: $v}|\"a\\u0000b\"",
                "String|filter: {language: $v}|\"\\ud800\"",
                "Boolean|filter: {hasImage: $v}|\"true\"",
                "Boolean|filter: {hasImage: $v}|1",
                "[ID!]|filter: {ids: $v}|[5.5]",
                "[ID!]|filter: {ids: $v}|[true]",
                "[ID!]|filter: {ids: $v}|[null]",
                "ArticleFilter|filter: $v|5",
                "ArticleFilter|filter: $v|{\"nope\": 5}",
                "ArticleFilter|filter: $v|{\"portal\": \"2\"}",
                "ArticleFilter|filter: $v|{\"contentIds\": [1, null]}",
                "Nope|first: $v|5",
            })
    void rejectsVariables(String type, String arguments, String value) {
        assertRejected(post(ARTICLES.formatted(type, arguments), "{\"v\": " + value + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first: 5.0",
                "first: 1e400",
                "first: 1e1000000000",
                "first: -2147483649",
                "first: \"5\"",
                "first: [5]",
                "first: {a: 1}",
                "orderBy: NOPE",
                "orderBy: \"UPDATED_ASC\"",
                "orderBy: null",
                "filter: 5",
                "filter: {nope: 5}",
                "filter: {publishedAfter: 5}",
                "filter: {publishedAfter: \"2026-01-01\"}",
                "filter: {publishedAfter: \"+300000-01-01T00:00:00Z\"}",
                "filter: {language: \"a\\u0000b\"}",
                "filter: {hasImage: \"true\"}",
                "filter: {contentIds: [1, null]}",
                "filter: {ids: [5.5]}",
            })
    void rejectsLiterals(String arguments) {
        assertRejected(post("{articles(" + arguments + ") {nodes {id}}}", "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Int|first: $v|5",
                "Int|first: $v|5.0",
                "Int|first: $v|1e1",
                "Int|first: $v|null",
                "Int = 5|first: $v|null",
                "ArticleOrder! = UPDATED_ASC|orderBy: $v|\"UPDATED_DESC\"",
                "DateTime|filter: {publishedAfter: $v}|\"2026-06-18T17:53:36+03:30\"",
                "DateTime|filter: {publishedAfter: $v}|\"9999-12-31T23:59:59.999999999-18:00\"",
                "DateTime|filter: {publishedAfter: $v}|\"0001-01-01T00:00+18:00\"",
                "[Int!]|filter: {contentIds: $v}|7",
                "Int|filter: {tagId: $v}|-2147483648",
            })
    void acceptsVariables(String type, String arguments, String value) {
        var result = post(ARTICLES.formatted(type, arguments), "{\"v\": " + value + "}");
        assertThat(result.status()).as(result.body()).isEqualTo(200);
        assertThat(result.code()).as(result.body()).isNull();
    }

    @Test
    void acceptsTheSmallestIntegerAsALiteral() {
        assertThat(post("{articles(filter: {tagId: -2147483648}) {nodes {id}}}", "{}")
                        .code())
                .isNull();
    }

    @Test
    void acceptsIntegersAsIds() {
        assertThat(post("query($v: ID!) {node(id: $v) {id}}", "{\"v\": 5}").code())
                .isEqualTo("BAD_REQUEST");
        assertThat(post("{node(id: 5) {id}}", "{}").code()).isEqualTo("BAD_REQUEST");
        assertRejected(post("query($v: ID!) {node(id: $v) {id}}", "{\"v\": 5.0}"));
    }

    @Test
    void rejectsInvalidArgumentsOfNestedFields() {
        var url = "query($v: %s) {articles {nodes {image {url(%s)}}}}";
        assertRejected(post(url.formatted("Int", "width: $v"), "{\"v\": 5.5}"));
        assertRejected(post("{articles {nodes {image {url(width: 5.5)}}}}", "{}"));
        assertRejected(post("{articles {nodes {image {url(scale: null)}}}}", "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "query($v: Int) {changes(first: $v) {hasMore}}|argument 'first' of field 'changes'|Int!",
                "query($v: Int = 20) {portals {id} changes(first: $v) {hasMore}}|argument 'first' of field 'changes'|Int!",
                "query($v: Int) {articles {nodes {excerpt(length: $v)}}}|argument 'length' of field 'excerpt'|Int!",
                "query($v: Int) {articles {nodes {...A}}} fragment A on Article {image {url(scale: $v)}}"
                        + "|argument 'scale' of field 'url'|Int!",
                "query($v: ID = \"x\") {nodes(ids: [\"y\", $v]) {id}}|argument 'ids' of field 'nodes'|ID!",
                "query($v: [ID!] = [\"x\"]) {nodes(ids: $v) {id}}|argument 'ids' of field 'nodes'|[ID!]!",
                "query($v: Int = 1) {articles(filter: {contentIds: [$v]}) {nodes {id}}}"
                        + "|argument 'filter.contentIds' of field 'articles'|Int!",
                "query($v: Boolean = true) {portals {id @include(if: $v)}}|argument 'if' of directive '@include'|Boolean!",
                "query($v: String = \"Article\") {__type(name: $v) {name}}|argument 'name' of field '__type'|String!",
            })
    void rejectsANullVariableForANonNullValueBeforeExecution(String query, String place, String type) {
        var result = post(query, "{\"v\": null}");
        assertRejected(result);
        assertThat(result.code()).as(result.body()).isEqualTo("BAD_REQUEST");
        assertThat(result.message())
                .isEqualTo("Variable 'v' is null, but " + place + " must not be null. Expected: a value of type " + type
                        + ". Send a value, or omit the variable to use the default.");
        assertThatJson(result.body()).isObject().doesNotContainKey("data");
        assertThatJson(result.body()).node("errors[0].locations").isArray().hasSize(1);
        assertThat(post(query, "{}").status()).isEqualTo(200);
    }

    @Test
    void rejectsNullAsTheDefaultOfAVariableForANonNullValue() {
        var query = "query($v: Int = null) {changes(first: $v) {hasMore}}";
        var result = post(query, "{}");
        assertRejected(result);
        assertThat(result.message()).endsWith("Expected: a value of type Int!. Send a value.");
        assertThat(post(query, "{\"v\": 5}").status()).isEqualTo(200);
    }

    @Test
    void allowsANullVariableInSelectionsThatAreExcluded() {
        for (var query : List.of(
                "query($v: Int, $s: Boolean = true) {portals {id} changes(first: $v) @skip(if: $s) {hasMore}}",
                "query($v: Int) {portals {id} changes(first: $v) @include(if: false) {hasMore}}",
                "query($v: Int, $i: Boolean!) {portals {id} ... @include(if: $i) {...C}} "
                        + "fragment C on Query {changes(first: $v) {hasMore}}")) {
            var result = post(query, "{\"v\": null, \"i\": false}");
            assertThat(result.status()).as(result.body()).isEqualTo(200);
            assertThat(result.code()).as(result.body()).isNull();
            assertRejected(
                    post(query.replace("false", "true").replace("= true", "= false"), "{\"v\": null, \"i\": true}"));
        }
    }

    @Test
    void rejectsNullForAVariableThatIsNonNullItself() {
        var result = post("query($v: Int!) {changes(first: $v) {hasMore}}", "{\"v\": null}");
        assertRejected(result);
        assertThat(result.message())
                .isEqualTo("Variable 'v' has an invalid value: null. Expected: a value of type Int!.");
    }

    @Test
    void rejectsSearchTextsThatTheDatabaseCannotStore() {
        assertRejected(post("query($v: String!) {search(query: $v) {nodes {id}}}", "{\"v\": \"a\\u0000b\"}"));
    }

    @Test
    void saysWhatIsExpected() {
        assertThat(post(ARTICLES.formatted("Int", "first: $v"), "{\"v\": 5.5}").message())
                .isEqualTo("Variable 'v' has an invalid value. Expected: an integer from -2147483648 to 2147483647.");
        assertThat(post("{articles(filter: {publishedAfter: \"2026-01-01\"}) {nodes {id}}}", "{}")
                        .message())
                .isEqualTo("Argument 'filter.publishedAfter' is not a valid DateTime. "
                        + "Expected: a date and time with an offset, for example 2026-06-18T17:53:36+03:30.");
        assertThat(post("{articles(orderBy: NOPE) {nodes {id}}}", "{}").message())
                .isEqualTo("Argument 'orderBy' is invalid. Expected: a value of type ArticleOrder.");
        assertThat(post("{articles(orderBy: null) {nodes {id}}}", "{}").message())
                .isEqualTo("Argument 'orderBy' must not be null.");
    }
}
