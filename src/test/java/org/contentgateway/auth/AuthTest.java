package org.contentgateway.auth;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication of {@code /ingest}; everything else is anonymous. */
@QuarkusTest
class AuthTest {

    @TestHTTPResource
    URI gateway;

    private static final String[] CHALLENGES = {"Bearer realm=\"ingest\"", "Basic realm=\"ingest\", charset=\"UTF-8\""};

    private static final String REMEDY =
            "Send an access token of gateway.auth.tokens as 'Authorization: Bearer TOKEN', "
                    + "or by HTTP Basic with the token's name as user name and the token as password.";

    @Test
    void requiresCredentials() {
        var response = given().auth().none().body("[]").post("/ingest/contents");
        assertThatJson(problem(response, 401)).isEqualTo("""
                {"title": "Authentication required", "status": 401, "detail": "%s"}""".formatted(REMEDY));
        assertThat(response.headers().getValues("WWW-Authenticate")).containsExactly(CHALLENGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PURGE"})
    void protectsEveryMethod(String method) {
        assertThat(given().auth().none().request(method, "/ingest/contents").statusCode())
                .isEqualTo(401);
    }

    /** No spelling of the path leads around the protection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ingest",
                "/ingest/",
                "/ingest/nothing/here",
                "/ingest//contents",
                "//ingest/contents",
                "/ingest;a=b/contents",
                "/ingest/contents;a=b",
                "/;/ingest/contents",
                "/./ingest/contents",
                "/graphql/../ingest/contents",
                "/q/%2e%2e/ingest/contents",
                "/%69ngest/contents",
                "/ingest%2Fcontents",
                "/ingest%5Ccontents",
                "/INGEST/contents",
                "/ingest/contents?a=/graphql"
            })
    void protectsEverySpellingOfThePath(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.getScheme() + "://" + gateway.getAuthority() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(401, 404);
        assertThat(response.body()).doesNotContain("received");
    }

    @Test
    void acceptsTheTokenAsBearerAndAsPasswordOfBasic() {
        send("Bearer " + SignedIn.TOKEN).then().statusCode(200);
        send("bearer " + SignedIn.TOKEN).then().statusCode(200);
        send(basic(SignedIn.USER, SignedIn.TOKEN)).then().statusCode(200);
    }

    @Test
    void refusesUnknownTokensNamesAndMalformedHeadersAlike() {
        for (var header : new String[] {
            basic(SignedIn.USER, "guess"),
            basic("nobody", SignedIn.TOKEN),
            basic("", SignedIn.TOKEN),
            basic(SignedIn.USER, ""),
            basic(SignedIn.USER, SignedIn.TOKEN_SHA256),
            "Bearer guess",
            "Bearer " + SignedIn.TOKEN_SHA256,
            "Bearer a.b.c",
            "Bearer",
            "Basic",
            "Basic !",
            "Basic Og==",
            "Digest a",
            SignedIn.TOKEN
        }) {
            var response = send(header);
            assertThatJson(problem(response, 401)).as(header).isEqualTo("""
                    {"title": "Invalid credentials", "status": 401, "detail": "The credentials are malformed or unknown. %s"}""".formatted(REMEDY));
            assertThat(response.headers().getValues("WWW-Authenticate")).containsExactly(CHALLENGES);
        }
    }

    @Test
    void doesNotThrottleFailedRequests() {
        for (var i = 0; i < 20; i++) {
            problem(send(basic(SignedIn.USER, "guess" + i)), 401);
        }
        send(basic(SignedIn.USER, SignedIn.TOKEN)).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void refusesBasicCredentialsThatABrowserSendsForAnotherSite(String header, String value) {
        var response = given().header(header, value).body("[]").post("/ingest/contents");
        assertThatJson(problem(response, 403)).isEqualTo("""
                {"title": "Cross-site request refused", "status": 403, "detail": "${json-unit.any-string}"}""");
        assertThat(response.headers().hasHeaderWithName("WWW-Authenticate")).isFalse();
    }

    @Test
    void acceptsBasicCredentialsFromItsOwnOrigin() {
        var origin = gateway.getScheme() + "://" + gateway.getAuthority();
        for (var header : new String[][] {{"Sec-Fetch-Site", "same-origin"}, {"Origin", origin}}) {
            given().header(header[0], header[1])
                    .body("[]")
                    .post("/ingest/contents")
                    .then()
                    .statusCode(200);
        }
    }

    /** No browser attaches a bearer token by itself. */
    @Test
    void acceptsABearerTokenFromAnyOrigin() {
        given().auth()
                .oauth2(SignedIn.TOKEN)
                .header("Origin", "https://editors.example.org")
                .header("Sec-Fetch-Site", "cross-site")
                .body("[]")
                .post("/ingest/contents")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/schema.graphql", "/q/health", "/q/health/ready", "/q/graphql-ui/"})
    void ignoresCredentialsElsewhere(String path) {
        var open = given().auth().none().get(path).statusCode();
        assertThat(open).isNotIn(401, 403);
        assertThat(given().header("Authorization", basic("nobody", "guess"))
                        .get(path)
                        .statusCode())
                .isEqualTo(open);
    }

    @Test
    void answersReadersAnonymously() {
        for (var query : new String[] {"{__typename}", "{__schema {queryType {name}}}"}) {
            given().auth()
                    .none()
                    .header("Authorization", "Bearer of.something.else")
                    .contentType("application/json")
                    .body(Map.of("query", query))
                    .post("/graphql")
                    .then()
                    .statusCode(200);
        }
    }

    private static Response send(String authorization) {
        return given().header("Authorization", authorization).body("[]").post("/ingest/contents");
    }

    private static String problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
    }

    private static String basic(String user, String token) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + token).getBytes(UTF_8));
    }
}
