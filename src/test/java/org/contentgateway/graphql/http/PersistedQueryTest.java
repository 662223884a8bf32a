package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.contentgateway.graphql.document.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return given().queryParam("extensions", json(hash)).get("/graphql").then();
    }

    private static String json(String hash) {
        return "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
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
    void doesNotPersistInvalidQueries() {
        var query = "{nothing}";
        post(Map.of("query", query, "extensions", extensions(hash(query))))
                .body("errors[0].extensions.code", is("VALIDATION_ERROR"));
        get(hash(query)).body("errors[0].message", is("PersistedQueryNotFound"));
    }

    /** The attacker's text is sent with the victim's hash, before and after the victim has sent its own text. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void storesNoTextUnderTheHashOfAnother(boolean byGet, boolean withDocumentId) {
        var name = "victim" + byGet + withDocumentId;
        var victim = "{" + name + ": __typename}";
        attack(hash(victim), byGet, withDocumentId);
        get(hash(victim)).body("errors[0].message", is("PersistedQueryNotFound"));
        post(Map.of("query", victim, "extensions", extensions(hash(victim)))).body("data." + name, is("Query"));
        attack(hash(victim), byGet, withDocumentId);
        get(hash(victim)).body("data." + name, is("Query")).body("data.attack", nullValue());
    }

    private static void attack(String hash, boolean byGet, boolean withDocumentId) {
        var attack = "{attack: __typename}";
        var response = byGet
                ? given().queryParams(withDocumentId ? Map.of("documentId", "web/feed") : Map.of())
                        .queryParam("query", attack)
                        .queryParam("extensions", json(hash))
                        .get("/graphql")
                        .then()
                : post(
                        withDocumentId
                                ? Map.of("documentId", "web/feed", "query", attack, "extensions", extensions(hash))
                                : Map.of("query", attack, "extensions", extensions(hash)));
        response.statusCode(400)
                .body(
                        "errors[0].message",
                        containsString(withDocumentId ? "names its document twice" : "does not match query"));
    }

    @Test
    void rejectsADocumentIdWithAQuery() {
        post(Map.of("documentId", "web/feed", "query", "{attack: __typename}")).statusCode(400);
    }
}
