package org.contentgateway.auth;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.auth.OidcProvider.signed;
import static org.contentgateway.auth.OidcProvider.token;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.contentgateway.NonDefaultSettings;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID Connect provider beside access tokens of the settings. */
@QuarkusTest
@TestProfile(NonDefaultSettings.class)
class OidcTest {

    @Test
    void areAcceptedWithTheRole() {
        send(signed(token("reader", "ingest"))).then().statusCode(200);
    }

    @Test
    void mayCarryTheRoleAsKeycloakWritesIt() {
        var roles = Map.of("roles", Set.of("ingest"));
        send(signed(token().claim("realm_access", roles))).then().statusCode(200);
    }

    @Test
    void areForbiddenWithoutTheRole() {
        assertThatJson(send(signed(token("reader")))
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .isEqualTo("""
                        {"title": "Role missing", "status": 403,
                         "detail": "The token lacks the role 'ingest'. Have the OpenID Connect provider add it to the token."}""");
    }

    @Test
    void areRefusedIfForgedExpiredOrMeantForOthers() {
        refused(signed(token("ingest"), OidcProvider.newKeys()));
        refused(signed(token("ingest").expiresAt(Instant.now().minusSeconds(60))));
        refused(signed(token("ingest").issuer("https://example.org")));
        refused(signed(token("ingest").audience("another-service")));
        var whole = signed(token("reader")).split("\\.");
        refused(whole[0] + "." + encoded("{\"groups\":[\"ingest\"]}") + "." + whole[2]);
        refused(encoded("{\"alg\":\"none\"}") + "." + signed(token("ingest")).split("\\.")[1] + ".");
        refused("x");
    }

    @Test
    void leaveAccessTokensOfTheSettingsAsTheyAre() {
        given().body("[]").post("/ingest/contents").then().statusCode(200);
        send(SignedIn.TOKEN).then().statusCode(200);
    }

    private static void refused(String token) {
        var response = send(token);
        assertThatJson(response.then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .node("detail")
                .asString()
                .startsWith("The credentials are malformed or unknown.")
                .endsWith("; or a bearer token of the OpenID Connect provider.");
        assertThat(response.headers().getValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"ingest\"", "Basic realm=\"ingest\", charset=\"UTF-8\"");
    }

    private static Response send(String token) {
        return given().auth().oauth2(token).body("[]").post("/ingest/contents");
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }
}
