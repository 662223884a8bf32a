package org.contentgateway.graphql.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.Sql;
import org.contentgateway.content.TableLock;
import org.junit.jupiter.api.Test;

/** Cached responses are served while their content is unchanged; identical concurrent requests share one execution. */
@QuarkusTest
class ResponseCacheTest {

    @Inject
    AgroalDataSource database;

    private static String list(int portal) {
        return "{articles(filter: {portal: %d}) {nodes {title}}}".formatted(portal);
    }

    private static Response get(String query) {
        return given().header("GraphQL-Cost", "1").queryParam("query", query).get("/graphql");
    }

    private static String cacheStatus(String query) {
        return get(query).then().statusCode(200).extract().path("extensions.cost.cache");
    }

    @Test
    void servesTheSecondRequestWithoutStatements() {
        TestContent.send(921, 1, "Cached", 0);
        assertThat(cacheStatus(list(921))).isEqualTo("MISS");
        get(list(921))
                .then()
                .body("extensions.cost.cache", is("HIT"))
                .body("extensions.cost.statements", is(0))
                .body("data.articles.nodes[0].title", is("Cached"));
        // The order of variables is irrelevant.
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
    void neverServesAStaleResponseToTheWriter() {
        for (var edit = 0; edit < 20; edit++) {
            TestContent.send(922, 1, "Edit " + edit, edit);
            get(list(922)).then().body("data.articles.nodes[0].title", is("Edit " + edit));
            assertThat(cacheStatus(list(922))).isEqualTo("HIT");
        }
    }

    @Test
    void executesIdenticalConcurrentRequestsOnce() throws Exception {
        TestContent.send(923, 1, "Once", 0);
        var requests = new ArrayList<CompletableFuture<String>>();
        try (var lock = new TableLock(database, "article")) {
            for (var i = 0; i < 8; i++) {
                requests.add(
                        CompletableFuture.supplyAsync(() -> cacheStatus(list(923)), task -> new Thread(task).start()));
            }
            await().atMost(20, TimeUnit.SECONDS).until(() -> activeRequests() >= 8);
            lock.awaitWaiting(1);
        }
        var statuses = new ArrayList<String>();
        for (var request : requests) {
            statuses.add(request.get(20, TimeUnit.SECONDS));
        }
        assertThat(statuses).containsOnlyOnce("MISS").hasSize(8).contains("COALESCED");
        assertThat(statuses).allMatch(status -> status.equals("MISS") || status.equals("COALESCED"));
    }

    private static int activeRequests() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("gateway_graphql_active_requests "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void neitherStoresNorSharesAResponseWhoseExecutionSpansAnExpiry() throws Exception {
        TestContent.send(926, 1, "Expires", 0);
        var expiry = Instant.now().plusSeconds(3);
        given().delete("/ingest/contents/926/1?at=" + expiry).then().statusCode(204);
        var query = "{articleByContentId(portal: 926, contentId: 1) {title} search(query: \"expires\") {totalCount}}";
        CompletableFuture<Response> before;
        CompletableFuture<Response> after;
        try (var held = new TableLock(database, "article_search")) {
            before = CompletableFuture.supplyAsync(
                    () -> given().queryParam("query", query).get("/graphql"), task -> new Thread(task).start());
            held.awaitWaiting(1);
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> Instant.now().isAfter(expiry.plusSeconds(3))); // longer than clocks may differ
            after = CompletableFuture.supplyAsync(
                    () -> given().queryParam("query", query).get("/graphql"), task -> new Thread(task).start());
            held.awaitWaiting(2);
        }
        before.get(20, TimeUnit.SECONDS)
                .then()
                .body("data.articleByContentId.title", is("Expires"))
                .header("Cache-Control", is("private, no-store"));
        after.get(20, TimeUnit.SECONDS).then().body("errors[0].extensions.code", is("GONE"));
        get(query).then().body("errors[0].extensions.code", is("GONE"));
    }

    @Test
    void doesNotServeWhatIsNewerThanARestoredDatabase() throws Exception {
        TestContent.send(927, 1, "Newer", 0);
        Sql.run(database, "update change_sequence set value = value + 100");
        TestContent.send(928, 1, "Elsewhere", 0); // this process detects the numbers above
        assertThat(cacheStatus(list(927))).isEqualTo("MISS");
        assertThat(cacheStatus(list(927))).isEqualTo("HIT");
        var tag = given().queryParam("query", list(927)).get("/graphql").header("ETag");
        Sql.run(database, """
                delete from article where portal_id = 928;
                update article set title = 'Older' where portal_id = 927;
                update change_sequence set value = (select max(change_number) from article)""");
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> get(list(927)).then().body("data.articles.nodes[0].title", is("Older")));
        Sql.run(database, "update change_sequence set value = value + 200");
        TestContent.send(928, 2, "Elsewhere", 0);
        given().header("If-None-Match", tag)
                .queryParam("query", list(927))
                .get("/graphql")
                .then()
                .statusCode(200);
    }

    /** As when another process makes a change and its notification is lost. */
    @Test
    void noticesChangesAfterTheListeningConnectionIsKilled() throws Exception {
        TestContent.send(924, 1, "Before", 0);
        assertThat(cacheStatus(list(924))).isEqualTo("MISS");
        assertThat(cacheStatus(list(924))).isEqualTo("HIT");
        assertThat(
                        Sql.column(
                                database,
                                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'content-gateway change listener'"))
                .contains(true);
        Sql.run(database, """
                with change as (update change_sequence set value = value + 1 returning value)
                update article set title = 'After', change_number = change.value, changed_at = now() from change
                where portal_id = 924""");
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> get(list(924)).then().body("data.articles.nodes[0].title", is("After")));
    }

    @Test
    void includesTheChangeThatTheClientRequires() throws Exception {
        TestContent.send(925, 1, "Before", 0);
        cacheStatus(list(925));
        Sql.run(database, """
                with change as (update change_sequence set value = value + 1 returning value)
                update article set title = 'After', change_number = change.value, changed_at = now() from change
                where portal_id = 925""");
        var sequence = Sql.column(database, "select value from change_sequence").get(0);
        given().header("Gateway-Sequence", sequence)
                .queryParam("query", list(925))
                .get("/graphql")
                .then()
                .header("Cache-Control", is("private, no-store"))
                .body("data.articles.nodes[0].title", is("After"));
        given().header("Gateway-Sequence", "new")
                .queryParam("query", list(925))
                .get("/graphql")
                .then()
                .statusCode(400);
    }
}
