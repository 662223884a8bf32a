package org.contentgateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The database of the packaged application stops and restarts. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = RestartableDatabase.class, restrictToAnnotatedClass = true)
class OutageIT {

    private static ValidatableResponse query(String query) {
        return given().queryParam("query", query).get("/graphql").then();
    }

    private static String uncached(int number) {
        return "{articles(first: 1) {nodes {a%d: title}}}".formatted(number);
    }

    @Test
    void servesCachedResponsesAndRecoversImmediately() {
        var cached = "{articles(first: 1) {nodes {title}}}";
        query(cached).statusCode(200);
        queryConcurrently(0);

        RestartableDatabase.current().stopServer();
        query(cached).statusCode(200);
        query(uncached(100))
                .statusCode(503)
                .header("Retry-After", "10")
                .header("Cache-Control", "private, no-store")
                .body("errors[0].extensions.code", is("UNAVAILABLE"))
                // A response with data would come from a second execution, which waits for the database again.
                .body("$", not(hasKey("data")))
                .body(not(containsString("jdbc")), not(containsString("select")));
        Management.get("/q/health/live").statusCode(200);
        Management.get("/q/health/ready").statusCode(503);

        RestartableDatabase.current().startServer();
        query(uncached(101)).statusCode(200);
        queryConcurrently(200);
    }

    /** Uses each connection of the pool. */
    private static void queryConcurrently(int from) {
        var responses = new ArrayList<CompletableFuture<Integer>>();
        for (var i = from; i < from + 12; i++) {
            var query = uncached(i);
            responses.add(
                    CompletableFuture.supplyAsync(() -> query(query).extract().statusCode()));
        }
        assertThat(responses).allSatisfy(response -> assertThat(response.join()).isEqualTo(200));
    }
}
