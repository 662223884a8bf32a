package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Import of the CMS's real export. Skipped without the file, which is a third party's article and not in the repository. */
@QuarkusTest
class RealFileTest {

    private static final Path EXPORT = Path.of("../shared/seed/cms-content.json");
    private static final String MEDIA = "https://media.example.org/cache/2/attach/202606/571190_1940159008_";

    @BeforeEach
    void importTheExport() throws IOException {
        assumeTrue(Files.exists(EXPORT), "The real export is missing: " + EXPORT);
        given().contentType("application/json")
                .body(Files.readAllBytes(EXPORT))
                .post("/ingest/contents")
                .then()
                .statusCode(200)
                .body("received", is(1), "rejected", is(0), "warnings", is(0));
    }

    @Test
    void returnsItsFieldsAndNullForMissingValues() {
        assertThatJson(article("""
                        language direction kicker shortTitle authorId tagId sourceName sourceUrl
                        publishedAt createdAt updatedAt event {at start end} rating {count} commentsEnabled
                        display {image details relatedImages inSlider titleInSlider columns}""")).isEqualTo("""
                        {"language": "en", "direction": "LTR", "kicker": null, "shortTitle": null, "authorId": 43,
                         "tagId": null, "sourceName": null, "sourceUrl": null,
                         "publishedAt": "2026-06-18T17:53:36+03:30", "createdAt": "2026-06-18T17:55:27+03:30",
                         "updatedAt": "2026-06-18T17:55:27+03:30",
                         "event": {"at": "2026-06-18T17:53:36+03:30", "start": null, "end": null}, "rating": null,
                         "commentsEnabled": true,
                         "display": {"image": true, "details": false, "relatedImages": false, "inSlider": true,
                                     "titleInSlider": true, "columns": 0}}""");
    }

    @Test
    void returnsASanitizedBodyInEveryFormat() {
        var article = article("bodyHtml bodyText wordCount readingMinutes bodyBlocks {... on HeadingBlock {inferred}}");
        String text = JsonPath.read(article, "$.bodyText");
        assertThat(text).hasSize(6_159).doesNotContainPattern("&#?\\w+;").doesNotContain("\u00A0", "<", "\r");
        assertThat(text.split("\n\n")).hasSize(33);
        assertThat(JsonPath.<String>read(article, "$.bodyHtml"))
                .doesNotContain(" style=", "<span", "<p></p>", "nbsp", "\u00A0");
        assertThat(JsonPath.<List<Object>>read(article, "$.bodyBlocks")).hasSize(33);
        assertThat(JsonPath.<List<Object>>read(article, "$.bodyBlocks[?(@.inferred == true)]"))
                .hasSize(5);
        assertThatJson(article).inPath("wordCount").isEqualTo(925);
        assertThatJson(article).inPath("readingMinutes").isEqualTo(4);
    }

    @Test
    void returnsThePictureWithTheRealSizesOfItsFiles() {
        assertThatJson(article("""
                        imageUrl(width: 150)
                        image {alt width height url(width: 300) srcSet original {bytes}
                               w300: variant(width: 300) {width height format} w1200: variant(width: 1200) {width height}}""")).isEqualTo("""
                        {"imageUrl": "%1$s150_84.webp",
                         "image": {"alt": "Qalibaf", "width": 1000, "height": 563, "url": "%1$s300_169.webp",
                           "srcSet": "%1$s150_84.webp 150w, %1$s300_169.webp 300w, %1$s400_225.webp 400w, %1$s600_338.webp 600w, %1$s900_507.webp 900w, %1$s1000_563.jpg 1000w",
                           "original": {"bytes": null},
                           "w300": {"width": 300, "height": 169, "format": "WEBP"},
                           "w1200": {"width": 1000, "height": 563}}}""".formatted(MEDIA));
    }

    private static String article(String fields) {
        var response = execute("{articleByContentId(portal: 2, contentId: 418503) {" + fields + "}}");
        return JsonPath.parse(JsonPath.<Object>read(response, "$.data.articleByContentId"))
                .jsonString();
    }
}
