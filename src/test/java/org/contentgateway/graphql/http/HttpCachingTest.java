package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.contentgateway.graphql.cache.TestContent;
import org.junit.jupiter.api.Test;

/** Caching headers of responses to GET requests, and validation of entity tags. */
@QuarkusTest
class HttpCachingTest {

    private static Response get(String query) {
        return given().queryParam("query", query).get("/graphql");
    }

    private static Response revalidate(String query, String tag) {
        return given().header("If-None-Match", tag).queryParam("query", query).get("/graphql");
    }

    private static String list(int portal) {
        return "{articles(filter: {portal: %d}) {nodes {title}}}".formatted(portal);
    }

    private static String article(int portal, int contentId) {
        return "{articleByContentId(portal: %d, contentId: %d) {title}}".formatted(portal, contentId);
    }

    @Test
    void respondsNotModifiedUntilTheContentChanges() {
        TestContent.send(911, 1, "First", 0);
        TestContent.send(911, 2, "Second", 0);
        var listed = get(list(911));
        var one = get(article(911, 1));
        var other = get(article(911, 2));
        assertThat(listed.header("Cache-Control")).isEqualTo("public, max-age=60, stale-while-revalidate=30");
        for (var i = 0; i < 2; i++) {
            var unchanged = revalidate(list(911), listed.header("ETag"));
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.header("ETag")).isEqualTo(listed.header("ETag"));
            assertThat(unchanged.header("Vary")).isEqualTo("Accept, Accept-Encoding");
            assertThat(unchanged.body().asByteArray()).isEmpty();
        }

        TestContent.send(911, 1, "First, edited", 1);
        assertThat(revalidate(list(911), listed.header("ETag")).statusCode()).isEqualTo(200);
        revalidate(article(911, 1), one.header("ETag"))
                .then()
                .statusCode(200)
                .body("data.articleByContentId.title", is("First, edited"));
        assertThat(revalidate(article(911, 2), other.header("ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void keepsTagsFreshWhenAnotherPortalChanges() {
        TestContent.send(912, 1, "Here", 0);
        var here = get(list(912)).header("ETag");
        var everywhere = get("{articles {nodes {title}}}").header("ETag");
        TestContent.send(913, 1, "There", 0);
        assertThat(revalidate(list(912), here).statusCode()).isEqualTo(304);
        assertThat(revalidate("{articles {nodes {title}}}", everywhere).statusCode())
                .isEqualTo(200);
    }

    @Test
    void validatesATagOnlyForItsOwnRequest() {
        var tag = get("{portal(id: 2) {name}}").header("ETag");
        assertThat(revalidate("{portal(id: 3) {name}}", tag).statusCode()).isEqualTo(200);
        assertThat(given().header("If-None-Match", tag)
                        .accept("application/graphql-response+json")
                        .queryParam("query", "{portal(id: 2) {name}}")
                        .get("/graphql")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void acceptsTagListsAndWeakenedTags() {
        var query = "{portal(id: 2) {name}}";
        var tag = get(query).header("ETag");
        assertThat(revalidate(query, "\"other\", W/" + tag).statusCode()).isEqualTo(304);
        for (var nonsense : new String[] {"\"\"", "\"a.b.c.d.e\"", "\"a.zzzzzzzzzzzzzzzz.0.-.x\"", "\"....\""}) {
            assertThat(revalidate(query, nonsense).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void limitsMaxAgeToTheEndOfAnEmbargo() {
        TestContent.send(914, 1, "Published", 0);
        TestContent.send(914, 2, "Embargoed", Instant.now().plusSeconds(25), Instant.now());
        TestContent.send(914, 3, "Embargoed for longer", Instant.now().plus(Duration.ofHours(2)), Instant.now());
        assertThat(maxAge(get(list(914)))).isBetween(10L, 25L);
        assertThat(get(list(914)).header("Cache-Control")).endsWith("stale-while-revalidate=0");
        assertThat(maxAge(get(article(914, 1)))).isEqualTo(60);
    }

    private static long maxAge(Response response) {
        return Long.parseLong(response.header("Cache-Control").replaceAll(".*max-age=(\\d+).*", "$1"));
    }

    @Test
    void forbidsCachingOfErrors() {
        assertThat(get("{article(id: \"nonsense\") {title}}").header("Cache-Control"))
                .isEqualTo("private, no-store");
        assertThat(get("{nothing}").header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(get("{nothing}").header("ETag")).isNull();
    }

    @Test
    void validatesTagsOfIntrospectionQueries() {
        var tag = get("{__schema {types {name}}}").header("ETag");
        assertThat(revalidate("{__schema {types {name}}}", tag).statusCode()).isEqualTo(304);
    }
}
