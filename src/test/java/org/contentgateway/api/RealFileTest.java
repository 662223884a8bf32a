package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.contentgateway.api.GraphQL.ask;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The CMS's real export, which is someone's article and therefore not part of the project, where it lies beside it. */
@QuarkusTest
class RealFileTest {

    private static final Path EXPORT = Path.of("../shared/seed/cms-content.json");

    @Test
    void comesOutClean() throws Exception {
        assumeTrue(Files.exists(EXPORT), "the real export is not here");
        given().contentType("application/json")
                .body(Files.readAllBytes(EXPORT))
                .post("/ingest/contents")
                .then()
                .statusCode(200)
                .body("received", is(1), "rejected", is(0), "warnings", is(0));
        assertThatJson(ask("""
                        {articleByContentId(portal: 2, contentId: 418503) {
                          publishedAt createdAt language kicker wordCount readingMinutes
                          image {alt url(width: 300) variant(width: 1200) {width height} original {bytes}}
                        }}""")).node("data.articleByContentId").isEqualTo("""
                        {"publishedAt": "2026-06-18T17:53:36+03:30", "createdAt": "2026-06-18T17:55:27+03:30",
                         "language": "en", "kicker": null, "wordCount": 925, "readingMinutes": 4,
                         "image": {"alt": "Qalibaf",
                           "url": "https://media.example.org/cache/2/attach/202606/571190_1940159008_300_169.webp",
                           "variant": {"width": 1000, "height": 563}, "original": {"bytes": null}}}""");
    }
}
