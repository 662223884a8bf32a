package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

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

    /** Executes a query without errors and returns how many SQL statements it took. */
    static int statements(String query) {
        return given().contentType("application/json")
                .header("GraphQL-Cost", "1")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .body("errors", nullValue())
                .body("extensions.cost.cache", is("MISS"))
                .extract()
                .path("extensions.cost.statements");
    }
}
