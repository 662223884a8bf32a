package org.contentgateway.graphql.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.Sql;
import org.contentgateway.content.TableLock;
import org.junit.jupiter.api.Test;

/** Answers that are ready: used as long as they hold, made once however many ask. */
@QuarkusTest
class ResponseCacheTest {

    @Inject
    AgroalDataSource database;

    private static String list(int portal) {
        return "{articles(filter: {portal: %d}) {nodes {title}}}".formatted(portal);
    }

    private static Response ask(String query) {
        return given().header("GraphQL-Cost", "1").queryParam("query", query).get("/graphql");
    }

    private static String cache(String query) {
        return ask(query).then().statusCode(200).extract().path("extensions.cost.cache");
    }

    @Test
    void costNoStatementTheSecondTime() {
        TestContent.send(921, 1, "Ready", 0);
        assertThat(cache(list(921))).isEqualTo("MISS");
        ask(list(921))
                .then()
                .body("extensions.cost.cache", is("HIT"))
                .body("extensions.cost.statements", is(0))
                .body("data.articles.nodes[0].title", is("Ready"));
        // In another order, the variables are the same.
        var query = "query($a: Int!, $b: Int!) {articleByContentId(portal: $a, contentId: $b) {title}}";
        assertThat(post(query, "{\"a\": 921, \"b\": 1}")).isEqualTo("MISS");
        assertThat(post(query, "{\"b\": 1, \"a\": 921}")).isEqualTo("HIT");
        assertThat(post(query, "{\"b\": 921, \"a\": 1}")).isEqualTo("MISS");
    }

    private static String post(String query, String variables) {
        return given().header("GraphQL-Cost", "1")
                .contentType("application/json")
                .body("{\"query\": \"%s\", \"variables\": %s}".formatted(query, variables))
                .post("/graphql")
                .path("extensions.cost.cache");
    }

    @Test
    void areNeverStaleToTheOneWhoWrote() {
        for (var edit = 0; edit < 20; edit++) {
            TestContent.send(922, 1, "Edit " + edit, edit);
            ask(list(922)).then().body("data.articles.nodes[0].title", is("Edit " + edit));
            assertThat(cache(list(922))).isEqualTo("HIT");
        }
    }

    @Test
    void areMadeOnceForAllWhoAskAtATime() throws Exception {
        TestContent.send(923, 1, "Once", 0);
        var asked = new ArrayList<CompletableFuture<String>>();
        try (var held = new TableLock(database, "article")) {
            for (var i = 0; i < 8; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> cache(list(923)), task -> new Thread(task).start()));
            }
            await().atMost(20, TimeUnit.SECONDS).until(() -> active() >= 8);
            held.awaitWaiting(1);
        }
        var caches = new ArrayList<String>();
        for (var one : asked) {
            caches.add(one.get(20, TimeUnit.SECONDS));
        }
        assertThat(caches).containsOnlyOnce("MISS").hasSize(8).contains("JOINED");
        assertThat(caches).allMatch(cache -> cache.equals("MISS") || cache.equals("JOINED"));
    }

    private static int active() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("gateway_graphql_active_requests "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** As a change by another process is heard of when its notification does not arrive. */
    @Test
    void hearOfChangesThoughTheConnectionThatListensIsKilled() throws Exception {
        TestContent.send(924, 1, "Before", 0);
        assertThat(cache(list(924))).isEqualTo("MISS");
        assertThat(cache(list(924))).isEqualTo("HIT");
        assertThat(
                        Sql.column(
                                database,
                                "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen content_gateway_changes'"))
                .contains(true);
        Sql.run(database, """
                with turn as (update change_sequence set value = value + 1 returning value)
                update article set title = 'After', change_number = turn.value, changed_at = now() from turn
                where portal_id = 924""");
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> ask(list(924)).then().body("data.articles.nodes[0].title", is("After")));
    }

    @Test
    void areAsNewAsTheClientKnowsThatTheyCanBe() throws Exception {
        TestContent.send(925, 1, "Before", 0);
        cache(list(925));
        Sql.run(database, """
                with turn as (update change_sequence set value = value + 1 returning value)
                update article set title = 'After', change_number = turn.value, changed_at = now() from turn
                where portal_id = 925""");
        var sequence = Sql.column(database, "select value from change_sequence").get(0);
        given().header("Gateway-Sequence", sequence)
                .queryParam("query", list(925))
                .get("/graphql")
                .then()
                .body("data.articles.nodes[0].title", is("After"));
        given().header("Gateway-Sequence", "new")
                .queryParam("query", list(925))
                .get("/graphql")
                .then()
                .statusCode(400);
    }
}
