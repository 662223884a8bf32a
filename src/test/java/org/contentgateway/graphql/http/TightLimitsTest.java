package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.contentgateway.NonDefaultSettings;
import org.contentgateway.content.Sql;
import org.contentgateway.content.TableLock;
import org.contentgateway.graphql.cache.TestContent;
import org.junit.jupiter.api.Test;

/** Settings that differ from their defaults: a short timeout, batches, surrogate keys, no response cache. */
@QuarkusTest
@TestProfile(NonDefaultSettings.class)
class TightLimitsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void cancelsSlowQueriesAndTheirStatements() throws Exception {
        try (var lock = new TableLock(database, "article")) {
            given().queryParam("query", "{articles {nodes {title}}}")
                    .get("/graphql")
                    .then()
                    .statusCode(504)
                    .header("Cache-Control", "private, no-store")
                    .body("errors[0].extensions.code", is("TIMEOUT"), "data", nullValue());
            await().atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(
                                    Sql.column(
                                            database,
                                            "select query from pg_stat_activity where wait_event_type = 'Lock' and query like '%lead%'"))
                            .isEmpty());
        }
        given().queryParam("query", "{articles {nodes {title}}}")
                .get("/graphql")
                .then()
                .statusCode(200);
    }

    @Test
    void respondsToABatchInOrder() {
        given().contentType("application/json")
                .body("""
                        [{"query": "{a: __typename}"}, {"query": "{nothing}"}, {"query": "{c: __typename}"}]""")
                .post("/graphql")
                .then()
                .statusCode(200)
                .body(
                        "[0].data.a", is("Query"),
                        "[1].errors[0].extensions.code", is("VALIDATION_ERROR"),
                        "[2].data.c", is("Query"));
    }

    @Test
    void rejectsBatchesBeyondTheLimit() {
        for (var body : new String[] {"[]", "[1, 2, 3, 4]"}) {
            given().contentType("application/json")
                    .body(body)
                    .post("/graphql")
                    .then()
                    .statusCode(400)
                    .body("errors[0].extensions.code", is("BAD_REQUEST"));
        }
    }

    @Test
    void rejectsBodiesBeyondTheLimit() {
        given().contentType("application/json")
                .body("{\"query\": \"{__typename} #" + "x".repeat(10_000) + "\"}")
                .post("/graphql")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body("{\"query\": \"{__typename} #" + "x".repeat(10_240) + "\"}")
                .post("/graphql")
                .then()
                .statusCode(413);
    }

    @Test
    void sendsSurrogateKeys() {
        TestContent.send(941, 1, "Keys", 0);
        given().queryParam("query", "{articles(filter: {portal: 941}) {nodes {id}}}")
                .get("/graphql")
                .then()
                .header("Surrogate-Key", "p941 gateway")
                .header("Cache-Control", "public, max-age=300, stale-while-revalidate=30");
        given().queryParam("query", "{articleByContentId(portal: 941, contentId: 1) {id}}")
                .get("/graphql")
                .then()
                .header("Surrogate-Key", "p941-1 gateway");
        given().queryParam("query", "{articles {nodes {id}} portal(id: 2) {id}}")
                .get("/graphql")
                .then()
                .header("Surrogate-Key", "all gateway");
        given().queryParam("query", "{__typename}").get("/graphql").then().header("Surrogate-Key", "gateway");
    }

    @Test
    void executesEachRequestWithoutAResponseCache() {
        for (var i = 0; i < 2; i++) {
            given().header("GraphQL-Cost", "1")
                    .queryParam("query", "{portals {id}}")
                    .get("/graphql")
                    .then()
                    .body("extensions.cost.cache", is("MISS"));
        }
    }
}
