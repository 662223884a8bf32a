package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How GraphQL travels over HTTP: methods, media types, statuses. The public audit of the draft runs in ClientsIT. */
@QuarkusTest
class GraphQLOverHttpTest {

    private static final String GRAPHQL = "application/graphql-response+json";

    @TestHTTPResource("/graphql")
    URI address;

    private static RequestSpecification json() {
        // As it is set, without a charset that nobody wrote.
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/json");
    }

    private static ValidatableResponse post(String accept, Object body) {
        return json().accept(accept).body(body).post("/graphql").then();
    }

    private static ValidatableResponse get(String query) {
        return given().queryParam("query", query).get("/graphql").then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|application/json",
                "application/graphql-response+json|application/graphql-response+json",
                "*/*|application/json",
                "application/graphql-response+json, application/json;q=0.9|application/graphql-response+json",
                "application/graphql-response+json;q=0.1, application/json|application/json",
                "text/html, application/*;q=0.8|application/json",
            })
    void answersInTheTypeThatTheClientLikesBest(String accept, String type) {
        post(accept, Map.of("query", "{__typename}"))
                .statusCode(200)
                .header("Content-Type", type + "; charset=utf-8")
                .header("Vary", "Accept, Accept-Encoding")
                .body("data.__typename", is("Query"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "image/*"})
    void refusesAClientThatTakesNoJson(String accept) {
        post(accept, Map.of("query", "{__typename}"))
                .statusCode(406)
                .body("errors[0].extensions.code", is("BAD_REQUEST"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|PARSE_ERROR",
                "{nothing}|VALIDATION_ERROR",
                "query($id: ID!) {article(id: $id) {id}}|VALIDATION_ERROR",
                "query A {__typename} query B {__typename}|BAD_REQUEST",
                "fragment F on Article {id}|VALIDATION_ERROR",
                "subscription {__typename}|VALIDATION_ERROR",
            })
    void saysByTheStatusThatADocumentIsRefused(String query, String code) {
        post(GRAPHQL, Map.of("query", query))
                .statusCode(400)
                .body("errors[0].extensions.code", is(code), "data", equalTo(null))
                .header("Cache-Control", "private, no-store");
        post("application/json", Map.of("query", query)).statusCode(200).body("errors[0].extensions.code", is(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|The body is empty",
                "{\"query\": \"|no JSON from byte",
                "{\"query\": \"{__typename}\"} more|no JSON from byte",
                "7|no object",
                "null|no object",
                "{}|query: it is missing",
                "{\"query\": 7}|query: it has to be a string",
                "{\"query\": \"{a}\", \"variables\": [1]}|variables: it has to be an object",
                "{\"query\": \"{a}\", \"extensions\": \"x\"}|extensions: it has to be an object",
                "{\"query\": \"{a}\", \"operationName\": {}}|operationName: it has to be a string",
                "[{\"query\": \"{__typename}\"}]|send one request at a time",
            })
    void refusesABodyThatIsNoRequestWhateverIsAccepted(String body, String message) {
        for (var accept : List.of("application/json", GRAPHQL)) {
            post(accept, body)
                    .statusCode(400)
                    .body("errors[0].message", containsString(message))
                    .body("errors[0].extensions.code", is("BAD_REQUEST"));
        }
    }

    @Test
    void refusesJsonThatIsNestedWithoutEnd() {
        post(GRAPHQL, "{\"query\": \"{__typename}\", \"variables\": {\"a\": " + "[".repeat(10_000))
                .statusCode(400)
                .body("errors[0].message", containsString("no JSON"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/graphql", "application/json; charset=utf-16", "multipart/form-data"})
    void takesNothingButJson(String type) {
        json().contentType(type)
                .body("{\"query\": \"{__typename}\"}".getBytes(ISO_8859_1))
                .post("/graphql")
                .then()
                .statusCode(415);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var document = "{__typename} #" + "x".repeat(256 * 1024);
        post(GRAPHQL, Map.of("query", document))
                .statusCode(413)
                .body("errors[0].message", startsWith("The body is larger than 262144 bytes"));
    }

    @Test
    void answersQueriesByGetAndKeepsWhatTheyHold() {
        var query = "query Q($name: String!) { # a comment + a % sign\n __type(name: $name) {name} }";
        given().queryParam("query", query)
                .queryParam("variables", "{\"name\": \"Article\"}")
                .queryParam("operationName", "Q")
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.__type.name", is("Article"));
    }

    @Test
    void refusesVariablesOfAnAddressThatAreNoJson() {
        given().queryParam("query", "{__typename}")
                .queryParam("variables", "{name")
                .get("/graphql")
                .then()
                .statusCode(400)
                .body("errors[0].message", startsWith("variables: it is no JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD"})
    void namesTheMethodsThatItTakes(String method) {
        given().request(method, "/graphql").then().statusCode(405).header("Allow", "GET, POST");
    }

    /** There are no subscriptions: over a WebSocket, limits would be another transport's. */
    @Test
    void opensNoWebSocket() throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("""
                    GET /graphql HTTP/1.1\r
                    Host: localhost\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Protocol: graphql-transport-ws\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """.getBytes(ISO_8859_1));
            var answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, ISO_8859_1)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void packsLongAnswersForThoseWhoTakeIt() throws Exception {
        var query = "/graphql?query=" + URLEncoder.encode("{__schema {types {name description}}}", UTF_8);
        for (var i = 0; i < 3; i++) { // made, ready, ready and packed
            var plain = encoded(query, "gzip;q=0, br");
            var packed = encoded(query, "br, gzip");
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(plain.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
            }
            assertThat(packed.headers().firstValue("ETag"))
                    .isNotEqualTo(plain.headers().firstValue("ETag"));
        }
    }

    private HttpResponse<byte[]> encoded(String path, String accepted) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Accept-Encoding", accepted)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void tellsWhatAnAnswerCostTheOneWhoAsksForIt() {
        var answer = given().header("GraphQL-Cost", "1")
                .queryParam("query", "{articles(first: 3, filter: {portal: 901}) {nodes {id title}}}")
                .get("/graphql");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThatJson(answer.asString())
                .node("extensions.cost")
                .isEqualTo("{\"complexity\": 8, \"limit\": 20000, \"statements\": 1, \"cache\": \"MISS\"}");
    }

    @Test
    void answersEachNameThatAFieldWasGiven() {
        get("{a: __typename b: __typename}").body("data", is(Map.of("a", "Query", "b", "Query")));
    }

    @Test
    void countsOperationsByNameAndByHowTheyWereAnswered() {
        for (var i = 0; i < 2; i++) {
            get("query Counted {portals {id}}").statusCode(200);
        }
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString(
                                "gateway_graphql_operations_seconds_count{cache=\"hit\",operation=\"Counted\",status=\"200\"} 1"))
                .body(containsString("gateway_graphql_statements_total"));
    }
}
