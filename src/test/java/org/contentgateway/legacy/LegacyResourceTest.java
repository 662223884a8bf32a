package org.contentgateway.legacy;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CMS's own JSON, served unchanged. */
@QuarkusTest
class LegacyResourceTest {

    private static final int PORTAL = 1321;

    @Test
    void returnsTheRealFileUnchanged() throws IOException {
        var file = Path.of("../shared/seed/cms-content.json");
        assumeTrue(Files.exists(file), "the real export is not available");
        var sent = Files.readAllBytes(file);
        report(send(sent));
        assertThat(body(get("/legacy/contents/2/418503"))).isEqualTo(sent);
    }

    @Test
    void returnsTheBytesThatWereSent() {
        var record = "{ \"portal_id\":\"1321\",\r\n\"content_id\":1, \"content_title\":\"\\u0633\\/é 🐢\", \"a\":1.10,"
                + "\"content_date_start\":\"2026-06-18 12:00:00\",\"a\":1e2}";
        report(send((" [ " + record + " ]").getBytes(UTF_8)));
        assertThat(new String(body(article(1)), UTF_8)).isEqualTo("[[" + record + "]]");
    }

    @Test
    void returnsTheNewestEditWithItsOwnEntityTag() {
        report(send(new CmsJson(PORTAL, 2).editedAt("12:00:00")));
        var first = article(2);
        var second = new CmsJson(PORTAL, 2).editedAt("13:00:00");
        report(send(second));
        report(send(new CmsJson(PORTAL, 2).editedAt("11:00:00")));
        assertThat(body(article(2))).asString().isEqualTo("[[" + second + "]]");
        assertThat(article(2).header("ETag")).matches("\"[0-9a-f]{64}\"").isNotEqualTo(first.header("ETag"));
    }

    @Test
    void respondsNotModifiedToAMatchingEntityTag() {
        report(send(new CmsJson(PORTAL, 3)));
        var tag = article(3).header("ETag");
        for (var ifNoneMatch : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            var response = given().header("If-None-Match", ifNoneMatch).get("/legacy/contents/1321/3");
            response.then().statusCode(304).header("ETag", is(tag)).header("Cache-Control", is("public, max-age=60"));
            assertThat(response.asByteArray()).isEmpty();
        }
        given().header("If-None-Match", "\"x\"")
                .get("/legacy/contents/1321/3")
                .then()
                .statusCode(200);
    }

    @Test
    void limitsMaxAgeByTheExpiryOfTheArticle() {
        report(send(new CmsJson(PORTAL, 4), new CmsJson(PORTAL, 5)));
        given().delete("/ingest/contents/1321/4?at=2126-01-01T00:00:00Z").then().statusCode(204);
        article(4).then().header("Cache-Control", is("public, max-age=60"));
        var soon = Instant.now().plusSeconds(30);
        given().delete("/ingest/contents/1321/5?at=" + soon).then().statusCode(204);
        assertThat(article(5).header("Cache-Control")).matches("public, max-age=(2\\d|30)");
    }

    @Test
    void isNeverCompressed() {
        var record = new CmsJson(PORTAL, 6).withText("content_summary", "long ".repeat(1000));
        report(send(record));
        var response = given().header("Accept-Encoding", "gzip").get("/legacy/contents/1321/6");
        response.then().header("Content-Length", is(String.valueOf(record.bytes().length + 4)));
        assertThat(response.asString()).isEqualTo("[[" + record + "]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1321/999", "1321/x", "x/1", "1321/-1", "99999999999/1"})
    void respondsNotFoundForUnknownArticles(String article) {
        assertProblem(get("/legacy/contents/" + article), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1321/+10", "1321/010", "+1321/10", "01321/10", "1321/%D9%A1%D9%A0"})
    void hasOneAddressOnly(String article) {
        report(send(new CmsJson(PORTAL, 10)));
        article(10).then().statusCode(200);
        assertProblem(given().urlEncodingEnabled(false).get("/legacy/contents/" + article), 404);
    }

    @Test
    void hidesArticlesBeforeTheirPublication() {
        report(send(new CmsJson(PORTAL, 7).withText("content_date_start", "2126-01-01 00:00:00")));
        assertProblem(article(7), 404);
        given().delete("/ingest/contents/1321/7").then().statusCode(204);
        assertProblem(article(7), 404);
    }

    @Test
    void respondsGoneForWithdrawnArticles() {
        report(send(new CmsJson(PORTAL, 8)));
        var tag = article(8).header("ETag");
        given().delete("/ingest/contents/1321/8").then().statusCode(204);
        assertProblem(article(8), 410);
        assertProblem(given().header("If-None-Match", tag).get("/legacy/contents/1321/8"), 410);
        report(send(new CmsJson(PORTAL, 8).editedAt("23:00:00")));
        article(8).then().statusCode(200);
    }

    @Test
    void respondsNotFoundForArticlesOfAnotherFormat() {
        var post = """
                {"id": 9, "date_gmt": "2026-06-18T12:00:00", "modified_gmt": "2026-06-18T12:00:00", "status": "publish",
                 "title": {"rendered": "Of WordPress"}, "content": {"rendered": "<p>Body.</p>", "protected": false}}""";
        var report = given().body(post).post("/ingest/wordpress?portal=1321").asString();
        assertThatJson(report).node("created").isEqualTo(1);
        assertProblem(article(9), 404);
    }

    private static void assertProblem(Response response, int status) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", is("no-store"))
                .body("status", is(status));
    }

    private static Response article(int contentId) {
        return get("/legacy/contents/1321/" + contentId);
    }

    private static Response get(String path) {
        return given().get(path);
    }

    private static byte[] body(Response response) {
        return response.then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();
    }
}
