package org.contentgateway.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.contentgateway.NonDefaultSettings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NonDefaultSettings.class)
class OriginVarianceTest {

    private static final String ALLOWED = "https://app.example.org";

    @Test
    void appendsOriginToVaryWithAndWithoutAnOrigin() {
        given().queryParam("query", "{__typename}")
                .get("/graphql")
                .then()
                .statusCode(200)
                .header("Vary", "Accept, Accept-Encoding, Origin");
        given().header("Origin", ALLOWED)
                .queryParam("query", "{__typename}")
                .get("/graphql")
                .then()
                .header("Access-Control-Allow-Origin", ALLOWED)
                .header("Vary", "Accept, Accept-Encoding, Origin");
    }

    @Test
    void addsVaryOnEveryPath() {
        for (var path : new String[] {"/graphql/schema.graphql", "/legacy/contents/1/404", "/nothing"}) {
            given().get(path).then().header("Vary", is("Origin"));
        }
        given().header("Origin", "https://other.example.org")
                .get("/graphql")
                .then()
                .statusCode(403)
                .header("Vary", is("Origin"));
    }
}
