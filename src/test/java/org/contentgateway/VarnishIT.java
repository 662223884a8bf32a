package org.contentgateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged application behind a real Varnish. Each test has its own articles, and waits for changes for a shorter time
 * than the maximum age of a response.
 */
@QuarkusIntegrationTest
@WithTestResource(value = Database.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = Varnish.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class VarnishIT {

    private static final String HIT = "Varnish; hit";
    private static final String MISS = "Varnish; fwd=miss";

    @TestHTTPResource
    URI gateway;

    Varnish varnish;

    @BeforeEach
    void startVarnish() throws IOException {
        varnish.start(gateway);
    }

    @Test
    void servesTheSecondRequestFromTheCache() {
        save(2, 1, "One", 0);
        assertThat(article(2, 1).header("Cache-Status")).isEqualTo(MISS);
        var response = article(2, 1);
        assertThat(response.header("Cache-Status")).isEqualTo(HIT);
        assertThat(title(response)).isEqualTo("One");
        assertThat(response.header("Cache-Control")).startsWith("public, max-age=60");
        assertThat(response.header("ETag")).isNotNull();
        assertThat(response.header("Surrogate-Key")).isNull();
        assertThat(response.header("xkey")).isNull();
        // A client's own copy is still valid.
        given().header("If-None-Match", response.header("ETag"))
                .queryParam("query", query(2, 1))
                .get(varnish.url() + "graphql")
                .then()
                .statusCode(304);
    }

    @Test
    void cachesEachMediaTypeSeparately() {
        save(2, 2, "Two", 0);
        var apollo = "application/graphql-response+json,application/json;q=0.9";
        assertThat(accepting(apollo).contentType()).startsWith("application/graphql-response+json");
        assertThat(accepting("*/*").contentType()).startsWith("application/json");
        assertThat(accepting("application/graphql-response+json").header("Cache-Status"))
                .isEqualTo(HIT);
        assertThat(accepting("application/json").header("Cache-Status")).isEqualTo(HIT);
    }

    @Test
    void purgesOnlyResponsesThatShowAnEditedArticle() {
        save(3, 1, "Before", 0);
        save(3, 2, "Beside", 0);
        untilCached(() -> article(3, 1));
        untilCached(() -> article(3, 2));
        untilCached(() -> list(3));

        save(3, 1, "After", 1);
        await().atMost(30, SECONDS).until(() -> title(article(3, 1)).equals("After"));
        await().atMost(30, SECONDS).until(() -> list(3).asString().contains("After"));
        assertThat(article(3, 2).header("Cache-Status")).isEqualTo(HIT);
    }

    @Test
    void purgesListsThatANewArticleEnters() {
        save(4, 1, "First", 0);
        untilCached(() -> list(4));
        save(4, 2, "Second", 0);
        await().atMost(30, SECONDS).until(() -> list(4).asString().contains("Second"));
    }

    @Test
    void purgesAWithdrawnArticle() {
        save(7, 1, "Regretted", 0);
        untilCached(() -> article(7, 1));
        untilCached(() -> list(7));
        given().delete("/ingest/contents/7/1").then().statusCode(204);
        await().atMost(30, SECONDS).until(() -> article(7, 1).asString().contains("GONE"));
        await().atMost(30, SECONDS).until(() -> !list(7).asString().contains("Regretted"));
    }

    @Test
    void requiresTheTokenForPurges() {
        save(5, 1, "Cached", 0);
        untilCached(() -> article(5, 1));
        for (var token : new String[] {"", "guess"}) {
            given().header("Purge-Token", token)
                    .header("Surrogate-Key", "p5-1 gateway")
                    .request("PURGE", varnish.url())
                    .then()
                    .statusCode(403);
        }
        assertThat(article(5, 1).header("Cache-Status")).isEqualTo(HIT);
    }

    @Test
    void purgesEverythingOnRequest() {
        save(6, 1, "Here", 0);
        untilCached(() -> article(6, 1));
        untilCached(() -> send("{__typename}"));
        given().header("Purge-Token", Varnish.TOKEN)
                .header("Surrogate-Key", "gateway")
                .request("PURGE", varnish.url())
                .then()
                .statusCode(200);
        assertThat(article(6, 1).header("Cache-Status")).isEqualTo(MISS);
        assertThat(send("{__typename}").header("Cache-Status")).isEqualTo(MISS);
    }

    @Test
    void doesNotCacheResponsesWithErrors() {
        for (var time = 0; time < 2; time++) {
            var failed = send("{articles(first: 101) {totalCount}}");
            assertThat(failed.asString()).contains("PAGE_SIZE_EXCEEDED");
            assertThat(failed.header("Cache-Status")).isEqualTo(MISS);
        }
    }

    @Test
    void passesRequestsForAChangeNumberOrTheCost() {
        save(8, 1, "Passed", 0);
        untilCached(() -> article(8, 1));
        for (var header : new String[] {"Gateway-Sequence", "GraphQL-Cost"}) {
            var response =
                    given().header(header, "1").queryParam("query", query(8, 1)).get(varnish.url() + "graphql");
            assertThat(response.header("Cache-Status")).as(header).isEqualTo(MISS);
            assertThat(response.header("Cache-Control")).as(header).contains("no-store");
        }
        assertThat(article(8, 1).header("Cache-Status")).isEqualTo(HIT);
    }

    @Test
    void purgesTheLegacyResponseOfAnEditedArticle() {
        save(9, 1, "Before", 0);
        untilCached(() -> legacy(9, 1));
        save(9, 1, "After", 1);
        await().atMost(30, SECONDS).until(() -> legacy(9, 1).asString().contains("After"));
        given().get(varnish.url() + "legacy/contents/09/1").then().statusCode(404);
    }

    private Response legacy(int portal, int contentId) {
        return given().get(varnish.url() + "legacy/contents/" + portal + "/" + contentId);
    }

    /** Repeats a request until its response is cached: a purge of an earlier change may still drop it. */
    private static void untilCached(Supplier<Response> request) {
        await().atMost(30, SECONDS)
                .until(() -> request.get().header("Cache-Status").equals(HIT));
    }

    private Response article(int portal, int contentId) {
        return send(query(portal, contentId));
    }

    private Response list(int portal) {
        return send("{articles(filter: {portal: %d}) {nodes {title}}}".formatted(portal));
    }

    private Response accepting(String types) {
        return given().accept(types).queryParam("query", query(2, 2)).get(varnish.url() + "graphql");
    }

    private Response send(String query) {
        return given().accept("application/json")
                .cookie("analytics", "1")
                .queryParam("query", query)
                .get(varnish.url() + "graphql");
    }

    private static String query(int portal, int contentId) {
        return "{articleByContentId(portal: %d, contentId: %d) {title}}".formatted(portal, contentId);
    }

    private static String title(Response response) {
        return response.path("data.articleByContentId.title");
    }

    private static void save(int portal, int contentId, String title, int edit) {
        given().contentType("application/json")
                .body("""
                        {"portal_id":%d,"content_id":%d,"lang_id":"en","content_title":"%s","content_html":"<p>Body.</p>",
                         "content_date_start":"2026-06-18 12:00:00","content_date_last_edit":"2026-06-18 12:0%d:00"}""".formatted(portal, contentId, title, edit))
                .post("/ingest/contents")
                .then()
                .statusCode(200)
                .body("rejected", is(0));
    }
}
