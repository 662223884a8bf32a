package org.contentgateway.dev;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import javax.imageio.ImageIO;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The samples of dev mode. */
@QuarkusTest
@Tag("once")
class SamplesTest {

    private static final String MEDIA = "https://media.example.org";

    @Inject
    Importer importer;

    @Inject
    RecordFormats formats;

    private ImportReport report;

    @BeforeEach
    void importSamples() throws Exception {
        report = Samples.importAll(importer, formats);
    }

    @Test
    void areAllImportedWithOneWarning() throws Exception {
        assertThat(report.counts().received()).isGreaterThanOrEqualTo(40);
        assertThat(report.counts().rejected()).isZero();
        assertThat(report.problems())
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThatJson(problem).isEqualTo("""
                        {"index": "${json-unit.any-number}", "portal": 3, "contentId": "${json-unit.any-number}",
                         "code": "BODIES_DIFFER", "path": "/content_body",
                         "detail": "content_body differs from content_html by more than tags. content_html was imported."}"""));
    }

    @Test
    void stayUnchangedWhenImportedAgain() throws Exception {
        var again = Samples.importAll(importer, formats);
        assertThat(again.counts().unchanged()).isEqualTo(again.counts().received());
    }

    @Test
    void haveAnImageOfTheRightSizeAndFormatAtEveryUrl() throws Exception {
        var files = new ArrayList<Map<String, Object>>();
        for (var sample : Samples.files()) {
            var record = JsonPath.parse(sample.toFile());
            files.addAll(JsonPath.read(
                    given().contentType("application/json")
                            .body(Map.of("query", """
                                    {articleByContentId(portal: %s, contentId: %s) {attachments(kind: IMAGE) {image {
                                      variants {url width height mimeType} original {url width height mimeType}}}}}""".formatted(
                                            record.read("$[0][0].portal_id"), record.read("$[0][0].content_id"))))
                            .post("/graphql")
                            .asString(),
                    "$..[?(@.mimeType)]"));
        }
        assertThat(files).hasSizeGreaterThan(100);
        for (var file : files) {
            var url = (String) file.get("url");
            assertThat(url).startsWith(MEDIA);
            var response = get("/media" + url.substring(MEDIA.length()));
            assertThat(response.contentType()).isEqualTo(file.get("mimeType"));
            var image = ImageIO.read(new ByteArrayInputStream(response.asByteArray()));
            assertThat(Map.of("width", image.getWidth(), "height", image.getHeight()))
                    .isEqualTo(Map.of("width", file.get("width"), "height", file.get("height")));
        }
    }

    @Test
    void haveTheNotationOfTheCms() throws Exception {
        for (var file : Samples.files()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .startsWith("[[{\"")
                    .endsWith("}]]")
                    .doesNotContain("</p>");
        }
    }
}
