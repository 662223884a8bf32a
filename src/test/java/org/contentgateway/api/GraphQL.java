package org.contentgateway.api;

import static io.restassured.RestAssured.given;

import java.util.Map;

/** Asks the running gateway as a client does. */
final class GraphQL {

    private GraphQL() {}

    /** The whole answer as JSON. */
    static String ask(String query) {
        return ask(query, Map.of());
    }

    static String ask(String query, Map<String, ?> variables) {
        return given().contentType("application/json")
                .accept("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .extract()
                .asString();
    }
}
