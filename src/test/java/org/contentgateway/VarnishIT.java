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
 * What is deployed, with a real cache in front. Each test asks for articles of its own, and waits for what changed for less
 * long than an answer would be kept.
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
    void stand() throws IOException {
        varnish.standBefore(gateway);
    }

    @Test
    void answersTheSecondReaderItself() {
        save(2, 1, "One", 0);
        assertThat(article(2, 1).header("Cache-Status")).isEqualTo(MISS);
        var answer = article(2, 1);
        assertThat(answer.header("Cache-Status")).isEqualTo(HIT);
        assertThat(title(answer)).isEqualTo("One");
        assertThat(answer.header("Cache-Control")).startsWith("public, max-age=60");
        assertThat(answer.header("ETag")).isNotNull();
        assertThat(answer.header("Surrogate-Key")).isNull();
        assertThat(answer.header("xkey")).isNull();
        // A reader's own copy is still good: nothing but that is sent.
        given().header("If-None-Match", answer.header("ETag"))
                .queryParam("query", query(2, 1))
                .get(varnish.url() + "graphql")
                .then()
                .statusCode(304);
    }

    @Test
    void tellsTheMediaTypesOfClientsApart() {
        save(2, 2, "Two", 0);
        var apollo = "application/graphql-response+json,application/json;q=0.9";
        assertThat(accepting(apollo).contentType()).startsWith("application/graphql-response+json");
        assertThat(accepting("*/*").contentType()).startsWith("application/json");
        assertThat(accepting("application/graphql-response+json").header("Cache-Status"))
                .isEqualTo(HIT);
        assertThat(accepting("application/json").header("Cache-Status")).isEqualTo(HIT);
    }

    @Test
    void dropsWhatShowsAnArticleThatWasEditedAndNothingElse() {
        save(3, 1, "Before", 0);
        save(3, 2, "Beside", 0);
        untilHeld(() -> article(3, 1));
        untilHeld(() -> article(3, 2));
        untilHeld(() -> list(3));

        save(3, 1, "After", 1);
        await().atMost(30, SECONDS).until(() -> title(article(3, 1)).equals("After"));
        await().atMost(30, SECONDS).until(() -> list(3).asString().contains("After"));
        assertThat(article(3, 2).header("Cache-Status")).isEqualTo(HIT);
    }

    @Test
    void dropsListsThatAnArticleComesInto() {
        save(4, 1, "First", 0);
        untilHeld(() -> list(4));
        save(4, 2, "Second", 0);
        await().atMost(30, SECONDS).until(() -> list(4).asString().contains("Second"));
    }

    @Test
    void dropsAnArticleThatWasWithdrawn() {
        save(7, 1, "Regretted", 0);
        untilHeld(() -> article(7, 1));
        untilHeld(() -> list(7));
        given().delete("/ingest/contents/7/1").then().statusCode(204);
        await().atMost(30, SECONDS).until(() -> article(7, 1).asString().contains("GONE"));
        await().atMost(30, SECONDS).until(() -> !list(7).asString().contains("Regretted"));
    }

    @Test
    void isPurgedOnlyByThoseWhoKnowTheToken() {
        save(5, 1, "Kept", 0);
        untilHeld(() -> article(5, 1));
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
    void dropsEverythingByHand() {
        save(6, 1, "Here", 0);
        untilHeld(() -> article(6, 1));
        untilHeld(() -> asked("{__typename}"));
        given().header("Purge-Token", Varnish.TOKEN)
                .header("Surrogate-Key", "gateway")
                .request("PURGE", varnish.url())
                .then()
                .statusCode(200);
        assertThat(article(6, 1).header("Cache-Status")).isEqualTo(MISS);
        assertThat(asked("{__typename}").header("Cache-Status")).isEqualTo(MISS);
    }

    @Test
    void doesNotKeepAnswersWithErrors() {
        for (var time = 0; time < 2; time++) {
            var refused = asked("{articles(first: 101) {totalCount}}");
            assertThat(refused.asString()).contains("PAGE_SIZE_EXCEEDED");
            assertThat(refused.header("Cache-Status")).isEqualTo(MISS);
        }
    }

    /** Anything just fetched may be purged once more by what was saved before: asks until it stays. */
    private static void untilHeld(Supplier<Response> question) {
        await().atMost(30, SECONDS)
                .until(() -> question.get().header("Cache-Status").equals(HIT));
    }

    private Response article(int portal, int contentId) {
        return asked(query(portal, contentId));
    }

    private Response list(int portal) {
        return asked("{articles(filter: {portal: %d}) {nodes {title}}}".formatted(portal));
    }

    private Response accepting(String types) {
        return given().accept(types).queryParam("query", query(2, 2)).get(varnish.url() + "graphql");
    }

    private Response asked(String query) {
        return given().accept("application/json")
                .cookie("analytics", "1")
                .queryParam("query", query)
                .get(varnish.url() + "graphql");
    }

    private static String query(int portal, int contentId) {
        return "{articleByContentId(portal: %d, contentId: %d) {title}}".formatted(portal, contentId);
    }

    private static String title(Response answer) {
        return answer.path("data.articleByContentId.title");
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
