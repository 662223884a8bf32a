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

/** GraphQL over HTTP: methods, media types, status codes. ClientsIT runs the specification's audit suite. */
@QuarkusTest
class GraphQLOverHttpTest {

    private static final String GRAPHQL = "application/graphql-response+json";

    @TestHTTPResource("/graphql")
    URI address;

    private static RequestSpecification json() {
        // Without the charset that REST Assured adds by default.
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
                "application/json;q=0, */*|application/graphql-response+json",
            })
    void respondsInTheMediaTypeThatTheClientPrefers(String accept, String type) {
        post(accept, Map.of("query", "{__typename}"))
                .statusCode(200)
                .header("Content-Type", type + "; charset=utf-8")
                .header("Vary", "Accept, Accept-Encoding")
                .body("data.__typename", is("Query"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "image/*"})
    void rejectsClientsThatAcceptNoJson(String accept) {
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
    void rejectsInvalidDocumentsWithAStatusPerMediaType(String query, String code) {
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
                "``|The request body is empty",
                "{\"query\": \"|not valid JSON from character",
                "{\"query\": \"{__typename}\"} more|not valid JSON from character",
                "7|not a JSON object",
                "null|not a JSON object",
                "{}|query is missing",
                "{\"query\": 7}|query is invalid. Expected: a string",
                "{\"query\": \"{a}\", \"variables\": [1]}|variables is invalid. Expected: an object",
                "{\"query\": \"{a}\", \"extensions\": \"x\"}|extensions is invalid. Expected: an object",
                "{\"query\": \"{a}\", \"operationName\": {}}|operationName is invalid. Expected: a string",
                "[{\"query\": \"{__typename}\"}]|Send one request at a time",
            })
    void rejectsMalformedRequestsWithStatus400ForEveryMediaType(String body, String message) {
        for (var accept : List.of("application/json", GRAPHQL)) {
            post(accept, body)
                    .statusCode(400)
                    .body("errors[0].message", containsString(message))
                    .body("errors[0].extensions.code", is("BAD_REQUEST"));
        }
    }

    @Test
    void rejectsDeeplyNestedJson() {
        post(GRAPHQL, "{\"query\": \"{__typename}\", \"variables\": {\"a\": " + "[".repeat(10_000))
                .statusCode(400)
                .body("errors[0].message", containsString("exceeds a limit of JSON"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/graphql", "application/json; charset=utf-16", "multipart/form-data"})
    void rejectsOtherContentTypesThanJson(String type) {
        json().contentType(type)
                .body("{\"query\": \"{__typename}\"}".getBytes(ISO_8859_1))
                .post("/graphql")
                .then()
                .statusCode(415);
    }

    @Test
    void rejectsABodyThatExceedsTheLimit() {
        var document = "{__typename} #" + "x".repeat(256 * 1024);
        post(GRAPHQL, Map.of("query", document))
                .statusCode(413)
                .body("errors[0].message", startsWith("The request body exceeds the limit of 262144 bytes"));
    }

    @Test
    void decodesQueriesInGetRequests() {
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
    void rejectsVariablesInAUrlThatAreNotJson() {
        given().queryParam("query", "{__typename}")
                .queryParam("variables", "{name")
                .get("/graphql")
                .then()
                .statusCode(400)
                .body("errors[0].message", startsWith("variables is not valid JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void allowsGetAndPostOnly(String method) {
        given().request(method, "/graphql").then().statusCode(405).header("Allow", "GET, HEAD, POST");
    }

    /** A WebSocket would bypass the limits of this transport. */
    @Test
    void rejectsWebSockets() throws IOException {
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
            var statusLine = new byte[12];
            assertThat(socket.getInputStream().readNBytes(statusLine, 0, 12)).isEqualTo(12);
            assertThat(new String(statusLine, ISO_8859_1)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void compressesLongResponsesForClientsThatAcceptGzip() throws Exception {
        var query = "/graphql?query=" + URLEncoder.encode("{__schema {types {name description}}}", UTF_8);
        for (var i = 0; i < 3; i++) { // executed, cached, cached with its compressed form
            var identity = get(query, "gzip;q=0, br");
            var compressed = get(query, "br, gzip");
            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(identity.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
            try (var decompressed = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
                assertThat(decompressed.readAllBytes()).isEqualTo(identity.body());
            }
            assertThat(compressed.headers().firstValue("ETag"))
                    .isNotEqualTo(identity.headers().firstValue("ETag"));
        }
    }

    private HttpResponse<byte[]> get(String path, String accepted) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Accept-Encoding", accepted)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void reportsTheCostOfAQueryOnRequest() {
        var response = given().header("GraphQL-Cost", "1")
                .queryParam("query", "{articles(first: 3, filter: {portal: 901}) {nodes {id title}}}")
                .get("/graphql");
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        assertThatJson(response.asString())
                .node("extensions.cost")
                .isEqualTo("{\"complexity\": 8, \"limit\": 20000, \"statements\": 1, \"cache\": \"MISS\"}");
    }

    @Test
    void returnsAFieldUnderEachOfItsAliases() {
        get("{a: __typename b: __typename}").body("data", is(Map.of("a", "Query", "b", "Query")));
    }

    @Test
    void countsOperationsByTheNamesOfTrustedDocumentsOnly() throws Exception {
        get("query Invented {portals {id}}").statusCode(200);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .method("INVENTED", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("gateway_graphql_statements_total", "operation=\"other\"", "method=\"OTHER\"")
                .doesNotContainIgnoringCase("invented");
    }

    @Test
    void rejectsAmbiguousUrls() {
        for (var query : List.of("query={a:__typename}&query={b:__typename}", "query=%FF")) {
            given().urlEncodingEnabled(false)
                    .get("/graphql?" + query.replace("{", "%7B").replace("}", "%7D"))
                    .then()
                    .statusCode(400)
                    .body("errors[0].extensions.code", is("BAD_REQUEST"));
        }
        given().urlEncodingEnabled(false)
                .get("/graphql?utm=x;query=%7Ba:__typename%7D&query=%7Bb:__typename%7D")
                .then()
                .statusCode(200)
                .body("data.b", is("Query"));
    }

    @Test
    void rejectsBodiesThatAreNotUtf8() throws Exception {
        for (var body : List.of(
                "{\"query\": \"{__typename}\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE),
                "{\"query\": \"{__typename}\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16),
                "{\"query\": \"{__typename} #\u00C0\u0080\"}".getBytes(ISO_8859_1))) {
            var response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("not UTF-8");
        }
    }

    @Test
    void namesTheLimitsOfJson() {
        for (var value : List.of("[".repeat(100) + "]".repeat(100), "1".repeat(2_000))) {
            post("application/json", "{\"query\": \"{__typename}\", \"variables\": {\"v\": " + value + "}}")
                    .statusCode(400)
                    .body("errors[0].message", containsString("exceeds a limit of JSON: nesting of 64 levels"));
        }
    }

    @Test
    void joinsTheLinesOfAHeader() throws Exception {
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/graphql?query=%7B__typename%7D"))
                                .header("Accept", "text/html")
                                .header("Accept", GRAPHQL)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type")).hasValue(GRAPHQL + "; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf8", "application/json; charset=\"UTF-8\""})
    void acceptsNamesOfUtf8(String type) {
        given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, io.restassured.http.ContentType.TEXT)))
                .header("Content-Type", type)
                .body("{\"query\": \"{__typename}\"}")
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void answersHeadAsGetWithoutABody() throws Exception {
        var path = "/graphql?query=%7B__typename%7D";
        var head =
                send(HttpRequest.newBuilder(address.resolve(path)).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        var get = send(HttpRequest.newBuilder(address.resolve(path)));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var header : List.of("Content-Type", "ETag", "Cache-Control")) {
            assertThat(head.headers().firstValue(header))
                    .isEqualTo(get.headers().firstValue(header));
        }
        assertThat(head.headers().firstValue("Content-Length")).hasValue(String.valueOf(get.body().length));
    }

    @Test
    void evaluatesIfNoneMatchWithAStar() throws Exception {
        var response = send(HttpRequest.newBuilder(address.resolve("/graphql?query=%7B__typename%7D"))
                .header("If-None-Match", "*"));
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void rejectsCompressedBodies() throws Exception {
        var response = send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {31, (byte) 139})));
        assertThat(response.statusCode()).isEqualTo(415);
    }
}
