package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.contentgateway.graphql.document.Sha256;
import org.junit.jupiter.api.Test;

/** Automatic persisted queries, as Apollo's clients send them. */
@QuarkusTest
class PersistedQueryTest {

    private static String hash(String query) {
        return HexFormat.of().formatHex(Sha256.digest(query.getBytes(UTF_8)));
    }

    private static Map<String, ?> extensions(String hash) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    }

    private static ValidatableResponse post(Map<String, ?> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/graphql")
                .then();
    }

    private static ValidatableResponse get(String hash) {
        return given().queryParam("extensions", "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}")
                .get("/graphql")
                .then();
    }

    @Test
    void executesAQueryByHashOnceItsTextWasSent() {
        var query = "{first: __typename}";
        get(hash(query))
                .statusCode(200)
                .body("errors[0].message", is("PersistedQueryNotFound"))
                .body("errors[0].extensions.code", is("PERSISTED_QUERY_NOT_FOUND"))
                .header("Cache-Control", "private, no-store");
        post(Map.of("query", query, "extensions", extensions(hash(query)))).body("data.first", is("Query"));
        get(hash(query)).body("data.first", is("Query")).header("Cache-Control", containsString("public"));
        get(hash(query).toUpperCase(Locale.ROOT)).body("data.first", is("Query"));
        post(Map.of("extensions", extensions(hash(query)))).body("data.first", is("Query"));
    }

    @Test
    void rejectsAHashThatDoesNotMatchTheQuery() {
        var hash = hash("{other: __typename}");
        post(Map.of("query", "{second: __typename}", "extensions", extensions(hash)))
                .statusCode(400)
                .body("errors[0].message", containsString("does not match query"));
        get(hash).body("errors[0].message", is("PersistedQueryNotFound"));
    }

    @Test
    void doesNotPersistInvalidQueries() {
        var query = "{nothing}";
        post(Map.of("query", query, "extensions", extensions(hash(query))))
                .body("errors[0].extensions.code", is("VALIDATION_ERROR"));
        get(hash(query)).body("errors[0].message", is("PersistedQueryNotFound"));
    }

    @Test
    void rejectsRequestsThatNameTheirDocumentTwice() {
        var hash = hash("{victim: __typename}");
        post(Map.of("documentId", "web/feed", "query", "{attack: __typename}", "extensions", extensions(hash)))
                .statusCode(400)
                .body("errors[0].message", containsString("names its document twice"));
        post(Map.of("documentId", "web/feed", "query", "{attack: __typename}")).statusCode(400);
        get(hash).body("errors[0].message", is("PersistedQueryNotFound"));
    }
}
