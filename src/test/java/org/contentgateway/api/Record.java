package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CMS record with the minimum of fields for an article, and those that a test adds. */
final class Record {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Record(int portal, int contentId) {
        with("portal_id", portal);
        with("content_id", contentId);
        with("lang_id", "en");
        with("content_title", "Title " + contentId);
        with("content_html", "<p>Body of " + contentId + ".</p>");
        with("content_date_start", "2026-06-18 12:00:00");
        with("content_date_last_edit", "2026-06-18 12:00:00");
    }

    Record with(String key, Object value) {
        fields.put(key, value);
        return this;
    }

    /** Adds a landscape picture in two sizes, 300 and 1000 pixels wide. */
    Record withPicture(int number) {
        var path = "./cache/9/attach/202606/%d_1940159008".formatted(number);
        return with(
                "attaches",
                List.of(Map.of(
                        "sizes", Map.of("300", path + "_300_169.webp", "1200", path + "_1000_563.jpg"),
                        "ext", "jpg",
                        "files",
                                Map.of(
                                        "original",
                                        Map.of("url", path + ".jpg", "width", 1000, "height", 563, "size", 0)))));
    }

    /** Imports records over HTTP, and fails if one of them is rejected. */
    static void send(List<Record> records) {
        try {
            var json = new ObjectMapper()
                    .writeValueAsString(
                            records.stream().map(record -> record.fields).toList());
            var report = given().contentType("application/json")
                    .body(json)
                    .post("/ingest/contents")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThatJson(report).node("rejected").isEqualTo(0);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static void send(Record... records) {
        send(List.of(records));
    }
}
