package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.IntrospectionQuery;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit at its boundary: the largest accepted value and the smallest rejected one. */
@QuarkusTest
class LimitsTest {

    /** The code of the first error; null if there is none. */
    private static String code(String query) {
        return code(query, Map.of());
    }

    private static String code(String query, Map<String, ?> variables) {
        return given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .path("errors[0].extensions.code");
    }

    /** A selection of {@code times} fields; {@code %d} in the pattern is the index of the field. */
    private static String times(int times, String pattern) {
        return IntStream.range(0, times).mapToObj(pattern::formatted).collect(Collectors.joining(" ", "{", "}"));
    }

    @Test
    void limitsDepth() {
        // Nested related lists are rejected by their resolver, after the depth check.
        assertThat(code("{article(id: \"x\")" + "{related(first: 1)".repeat(18) + "{id}" + "}".repeat(19)))
                .isEqualTo("BAD_REQUEST");
        assertThat(code("{article(id: \"x\")" + "{related(first: 1)".repeat(19) + "{id}" + "}".repeat(20)))
                .isEqualTo("QUERY_TOO_DEEP");
    }

    @Test
    void limitsAliases() {
        assertThat(code("{portals " + times(60, "a%d: id") + "}")).isNull();
        assertThat(code("{portals " + times(61, "a%d: id") + "}")).isEqualTo("TOO_MANY_ALIASES");
    }

    @Test
    void limitsRootFields() {
        assertThat(code(times(20, "a%d: __typename"))).isNull();
        assertThat(code(times(21, "a%d: __typename"))).isEqualTo("TOO_MANY_ROOT_FIELDS");
    }

    @Test
    void limitsDirectives() {
        assertThat(code("{portals " + times(50, "id @include(if: true)") + "}")).isNull();
        assertThat(code("{portals " + times(51, "id @include(if: true)") + "}")).isEqualTo("TOO_MANY_DIRECTIVES");
    }

    @Test
    void limitsTheLengthOfADocument() {
        var query = "{__typename} #";
        assertThat(code(query + "x".repeat(100_000 - query.length()))).isNull();
        assertThat(code(query + "x".repeat(100_001 - query.length()))).isEqualTo("BAD_REQUEST");
    }

    @Test
    void limitsTheTokensOfADocument() {
        assertThat(code("{portals {" + "id ".repeat(4_990) + "}}")).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code("{portals {" + "id ".repeat(5_000) + "}}")).isEqualTo("PARSE_ERROR");
    }

    @Test
    void limitsComplexityByPageSizes() {
        // A related article costs 17: attachments 1, the assumed 5 attachments 3 fields each, id 1.
        // So the query costs 2 + 100 * (1 + 17n): 18802 for 11, 20502 for 12.
        var query =
                "query($n: Int!) {articles(first: 100) {nodes {related(first: $n) {attachments {id title position} id}}}}";
        assertThat(code(query, Map.of("n", 11))).isNull();
        assertThat(code(query, Map.of("n", 12))).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code(query.replace("$n: Int!", "$n: Int! = 12"))).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(code(query.replace("query($n: Int!) ", "").replace("$n", "12")))
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void measuresNestedFragmentsInLinearTime() {
        var bomb = IntStream.range(0, 30)
                .mapToObj(i -> "fragment F%d on Portal {...F%d ...F%d}".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        assertThat(code("{portals {...F0}} " + bomb + " fragment F30 on Portal {a: id}"))
                .isEqualTo("TOO_MANY_ALIASES");
    }

    /** Validation compares all fields of the same name, however they are selected. */
    @Test
    void limitsFieldsThatFragmentsExpandTo() {
        assertThat(code("{articles(first: 0) {nodes {" + "...F ".repeat(100) + "}}} fragment F on Article {"
                        + "id ".repeat(101) + "}"))
                .isEqualTo("TOO_MANY_FIELDS");
        assertThat(code("{articles(first: 0) {nodes {" + "...F ".repeat(100) + "}}} fragment F on Article {"
                        + "id ".repeat(99) + "}"))
                .isNull();
    }

    /** A chain of a thousand fragments took tens of seconds to validate. */
    @Test
    void limitsFragmentsBeforeValidation() {
        assertThat(code("{portals {...F0}} " + chain(80))).isNull();
        assertThat(code("{portals {...F0}} " + chain(81))).isEqualTo("TOO_MANY_FRAGMENTS");
    }

    private static String chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> "fragment F%d on Portal {id %s}".formatted(i, i + 1 < length ? "...F" + (i + 1) : ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void rejectsCyclicFragments() {
        assertThat(code("{portals {...A}} fragment A on Portal {...B} fragment B on Portal {...A}"))
                .isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void allowsIntrospection() {
        assertThat(code(IntrospectionQuery.INTROSPECTION_QUERY)).isNull();
    }
}
