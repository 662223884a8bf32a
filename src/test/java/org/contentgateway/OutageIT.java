package org.contentgateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The database goes away under the packaged application, and comes back. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = RestartableDatabase.class, restrictToAnnotatedClass = true)
class OutageIT {

    private static ValidatableResponse ask(String query) {
        return given().queryParam("query", query).get("/graphql").then();
    }

    private static String fresh(int number) {
        return "{articles(first: 1) {nodes {a%d: title}}}".formatted(number);
    }

    @Test
    void isAnsweredWhereItCanBeAndIsOverAtOnce() {
        var ready = "{articles(first: 1) {nodes {title}}}";
        ask(ready).statusCode(200);
        manyAtATime(0);

        RestartableDatabase.current().stopServer();
        ask(ready).statusCode(200);
        ask(fresh(100))
                .statusCode(503)
                .header("Retry-After", "10")
                .header("Cache-Control", "private, no-store")
                .body("errors[0].extensions.code", is("UNAVAILABLE"))
                .body(not(containsString("jdbc")), not(containsString("select")));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);

        RestartableDatabase.current().startServer();
        ask(fresh(101)).statusCode(200);
        manyAtATime(200);
    }

    /** So that each connection of the pool has been used. */
    private static void manyAtATime(int from) {
        var asked = new ArrayList<CompletableFuture<Integer>>();
        for (var i = from; i < from + 12; i++) {
            var query = fresh(i);
            asked.add(CompletableFuture.supplyAsync(() -> ask(query).extract().statusCode()));
        }
        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    }
}
