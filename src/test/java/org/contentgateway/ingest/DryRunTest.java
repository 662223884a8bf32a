package org.contentgateway.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dry runs. */
@QuarkusTest
class DryRunTest {

    private static final int PORTAL = 1041;

    @Inject
    AgroalDataSource database;

    @Test
    void reportsOutcomesAndChangesNothing() throws SQLException {
        send(new CmsJson(PORTAL, 1), new CmsJson(PORTAL, 2), new CmsJson(PORTAL, 3).editedAt("14:00:00"));
        var before = rowCounts();
        assertThatJson(report(dryRun(
                        "true",
                        new CmsJson(PORTAL, 1),
                        new CmsJson(PORTAL, 2).editedAt("15:00:00"),
                        new CmsJson(PORTAL, 3).editedAt("13:00:00"),
                        new CmsJson(PORTAL, 4),
                        new CmsJson(PORTAL, 5).without("content_title"))))
                .isEqualTo("""
                        {"received": 5, "created": 1, "updated": 1, "unchanged": 1, "stale": 1, "rejected": 1,
                         "warnings": 0, "problems": [
                          {"index": 4, "portal": 1041, "contentId": 5, "code": "NO_TITLE", "path": "/content_title",
                           "detail": "${json-unit.any-string}"}]}""");
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    void considersEarlierRecordsOfTheSameDryRun() {
        assertThatJson(report(dryRun(
                        "true",
                        new CmsJson(PORTAL, 11).editedAt("13:00:00"),
                        new CmsJson(PORTAL, 11).editedAt("14:00:00"),
                        new CmsJson(PORTAL, 11).editedAt("14:00:00"),
                        new CmsJson(PORTAL, 11).editedAt("12:00:00"))))
                .isEqualTo("""
                        {"received": 4, "created": 1, "updated": 1, "unchanged": 1, "stale": 1, "rejected": 0,
                         "warnings": 0, "problems": []}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE"})
    void rejectsAnInvalidFlagInsteadOfImporting(String dryRun) throws SQLException {
        var before = rowCounts();
        dryRun(dryRun, new CmsJson(PORTAL, 21)).then().statusCode(400).contentType("application/problem+json");
        assertThat(rowCounts()).isEqualTo(before);
    }

    private static Response dryRun(String value, CmsJson... records) {
        return given().contentType("application/x-ndjson")
                .queryParam("dryRun", value)
                .body(Stream.of(records)
                        .map(CmsJson::toString)
                        .collect(joining("\n"))
                        .getBytes(UTF_8))
                .post("/ingest/contents");
    }

    private List<Long> rowCounts() throws SQLException {
        return Sql.column(database, """
                select value from change_sequence union all select count(*) from article
                union all select count(*) from source_record union all select count(*) from rejected_record
                union all select count(*) from ingest_run union all select count(*) from portal""");
    }
}
