package org.contentgateway.api;

import static io.restassured.RestAssured.given;

import java.util.Map;

/** GraphQL client of the running gateway. */
final class GraphQL {

    private GraphQL() {}

    /** Executes a query and returns the whole response as JSON. */
    static String execute(String query) {
        return execute(query, Map.of());
    }

    static String execute(String query, Map<String, ?> variables) {
        return given().contentType("application/json")
                .accept("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .extract()
                .asString();
    }
}
