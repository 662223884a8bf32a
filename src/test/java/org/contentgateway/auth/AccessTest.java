package org.contentgateway.auth;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in to send content, and what stays open to all. */
@QuarkusTest
class AccessTest {

    @TestHTTPResource
    URI gateway;

    @Test
    void asksWhoItIs() {
        var response = given().auth().none().body("[]").post("/ingest/contents");
        assertThatJson(refusal(response)).isEqualTo("""
                {"title": "Who sends content must say who it is", "status": 401,
                 "detail": "Send the name and the password of a user that gateway.ingest.users names by HTTP Basic."}""");
        assertThat(response.headers().getValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"ingest\", charset=\"UTF-8\"");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PURGE"})
    void guardsEveryMethod(String method) {
        assertThat(given().auth().none().request(method, "/ingest/contents").statusCode())
                .isEqualTo(401);
    }

    /** What the path may be written like must not lead around the guard. */
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
    void guardsEveryWayToWriteThePath(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.getScheme() + "://" + gateway.getAuthority() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(401, 404);
        assertThat(response.body()).doesNotContain("received");
    }

    @Test
    void refusesWrongPasswordsNamesAndHeadersAlike() {
        var wrongPassword = refusal(basic("127.0.0.10", SignedIn.USER, "guess").post("/ingest/contents"));
        assertThat(refusal(basic("127.0.0.10", "nobody", "guess").post("/ingest/contents")))
                .isEqualTo(wrongPassword);
        for (var header : new String[] {"Basic", "Basic !", "Basic Og==", "Bearer a.b.c", "Digest a"}) {
            assertThat(refusal(given().auth()
                            .none()
                            .header("Authorization", header)
                            .post("/ingest/contents")))
                    .isEqualTo(wrongPassword);
        }
    }

    @Test
    void hearsNoMoreGuessesAfterTenButTheMachineItselfFromElsewhere() throws Exception {
        for (var i = 0; i < 10; i++) {
            refusal(basic("127.0.0.11", SignedIn.USER, "guess" + i).post("/ingest/contents"));
        }
        var response =
                basic("127.0.0.11", SignedIn.USER, SignedIn.PASSWORD).body("[]").post("/ingest/contents");
        assertThatJson(response.then()
                        .statusCode(429)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .isEqualTo("""
                        {"title": "Too many failed logins", "status": 429,
                         "detail": "${json-unit.regex}Logins of this user from this address are refused for \\\\d+ s\\\\. Then send the right password\\\\."}""");
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(200, 300);

        basic("127.0.0.12", SignedIn.USER, SignedIn.PASSWORD)
                .body("[]")
                .post("/ingest/contents")
                .then()
                .statusCode(200);
    }

    @Test
    void countsGuessesOfNamesThatAreNotThereToo() {
        for (var i = 0; i < 10; i++) {
            refusal(basic("127.0.0.13", "nobody", "guess").post("/ingest/contents"));
        }
        basic("127.0.0.13", "nobody", "guess").post("/ingest/contents").then().statusCode(429);
    }

    @Test
    void takesNoPasswordThatABrowserSendsForAnotherSite() {
        for (var site : new String[] {"cross-site", "same-site"}) {
            given().header("Sec-Fetch-Site", site)
                    .body("[]")
                    .post("/ingest/contents")
                    .then()
                    .statusCode(401);
        }
        given().header("Sec-Fetch-Site", "same-origin")
                .body("[]")
                .post("/ingest/contents")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/schema.graphql", "/q/health", "/q/health/ready", "/q/graphql-ui/"})
    void leavesTheRestOpenWhateverItIsSent(String path) {
        var open = given().auth().none().get(path).statusCode();
        assertThat(open).isNotIn(401, 403);
        assertThat(basic("127.0.0.14", "nobody", "guess").get(path).statusCode())
                .isEqualTo(open);
    }

    @Test
    void asksReadersForNothing() {
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

    private static String refusal(Response response) {
        return response.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .extract()
                .asString();
    }

    /** From an address of its own, so that no other test is kept out. */
    private static RequestSpecification basic(String from, String user, String password) {
        try {
            var client = HttpClientConfig.httpClientConfig()
                    .setParam("http.route.local-address", InetAddress.getByName(from));
            return given().config(RestAssuredConfig.config().httpClient(client))
                    .auth()
                    .preemptive()
                    .basic(user, password);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
