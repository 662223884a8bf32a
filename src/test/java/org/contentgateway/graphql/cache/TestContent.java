package org.contentgateway.graphql.cache;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Imports articles as the CMS sends them. */
public final class TestContent {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tehran"));

    private TestContent() {}

    /** Sends a version of an article and returns the change number of the import. */
    public static long send(int portal, int contentId, String title, Instant published, Instant edited) {
        return Long.parseLong(given().contentType("application/json")
                .body("""
                        {"portal_id": %d, "content_id": %d, "lang_id": "en", "content_title": "%s",
                         "content_html": "<p>Text.</p>", "content_date_start": "%s", "content_date_last_edit": "%s"}""".formatted(portal, contentId, title, DATE.format(published), DATE.format(edited)))
                .post("/ingest/contents")
                .then()
                .statusCode(200)
                .extract()
                .header("Gateway-Sequence"));
    }

    /** Sends an article published an hour ago and edited {@code edit} seconds later. */
    public static long send(int portal, int contentId, String title, int edit) {
        var published = Instant.now().minus(Duration.ofHours(1));
        return send(portal, contentId, title, published, published.plusSeconds(edit));
    }
}
