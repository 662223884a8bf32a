package org.contentgateway.ingest;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;
import static org.hamcrest.Matchers.is;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.contentgateway.SignedIn;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejected records: listed, downloaded, retried and deleted. */
@QuarkusTest
class RejectedRecordsTest {

    private static final int PORTAL = 1331;
    private static final String MALFORMED = "{\"portal_id\":1331,\"content_id\":1,}";

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/ingest/rejected.ndjson")
    URI download;

    @Test
    void listsRejectedRecordsWithTheReason() {
        var record = untitled(1);
        var run = run(report(send(record)));
        assertThatJson(listed("run=" + run))
                .isEqualTo("""
                {"rejected": [{"digest": "%s", "code": "NO_TITLE", "path": "/content_title",
                  "detail": "The value is missing or invalid. Expected: a title with at least one visible character.",
                  "format": "CMS", "run": %d, "rejectedAt": "${json-unit.any-string}", "bytes": %d}]}""".formatted(digest(record.bytes()), run, record.bytes().length));
    }

    @Test
    void listsRecordsOfTheNewestRunFirst() {
        var older = run(report(send(untitled(11), untitled(12), untitled(13))));
        var newer = run(report(send(untitled(14), untitled(15))));
        var pages = new ArrayList<String>();
        for (var next = "/ingest/rejected?limit=2"; next != null && pages.size() < 3; ) {
            var page = body(next);
            pages.add(page);
            next = JsonPath.<String>read(page, "$.next");
        }
        assertThat(pages.stream()
                        .flatMap(page -> JsonPath.<List<Integer>>read(page, "$.rejected[*].run").stream())
                        .limit(5))
                .containsExactly(newer, newer, older, older, older);
        assertThat(pages.stream().flatMap(page -> JsonPath.<List<String>>read(page, "$.rejected[*].digest").stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void filtersByCodeAndRun() {
        var run = run(report(
                send(list(untitled(21).toString(), MALFORMED, untitled(22).toString()))));
        assertThatJson(listed("code=NOT_JSON&run=" + run))
                .node("rejected")
                .isArray()
                .hasSize(1);
        var first = listed("limit=1&code=NO_TITLE&run=" + run);
        var second = body(JsonPath.read(first, "$.next"));
        assertThatJson(second).inPath("rejected[*].code").isEqualTo("[\"NO_TITLE\"]");
        assertThatJson(second).node("next").isAbsent();
        assertThatJson(listed("code=TOO_LARGE&run=" + run)).isEqualTo("{\"rejected\": []}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code=BAD_DATE | code=BAD_DATE is invalid. Expected: one of [NOT_JSON, ",
                "run=x | run=x is invalid. Expected: a whole number",
                "limit=1000 | limit=1000 is invalid. Expected: a number from 1 to 100",
                "after=1 | after=1 is invalid. Expected: the value of after in next of the previous page",
                "after=x.00 | after=x.00 is invalid. Expected: the value of after in next of the previous page",
            })
    void rejectsInvalidParameters(String query, String detail) {
        var problem = get("/ingest/rejected?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThat(JsonPath.<String>read(problem, "$.detail")).startsWith(detail);
    }

    @Test
    void returnsARecordByteForByteUntilItIsDeleted() {
        var record = "{\"a\":\"\u00ff\u00fe\n\"}".getBytes(ISO_8859_1);
        report(send(list(new String(record, ISO_8859_1))));
        var path = "/ingest/rejected/" + digest(record);
        assertThat(get(path)
                        .then()
                        .statusCode(200)
                        .contentType("application/octet-stream")
                        .header("Content-Disposition", is("attachment; filename=\"" + digest(record) + ".json\""))
                        .extract()
                        .asByteArray())
                .isEqualTo(record);
        delete(path).then().statusCode(204);
        delete(path).then().statusCode(404).contentType("application/problem+json");
        get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00", "0000000000000000000000000000000000000000000000000000000000000000", "%27--"})
    void respondsNotFoundForAnUnknownDigest(String digest) {
        get("/ingest/rejected/" + digest).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void downloadsRecordsThatCanBeSentAgain() {
        var records = new String[] {
            untitled(31).toString(),
            "{\"portal_id\":1331,\r\n\"content_id\":32}",
            "{\"a\":\"broken\nstring\"}",
            MALFORMED,
            "{\"b\":tr\0ue}"
        };
        var run = run(report(send(list(records))));
        var file = get("/ingest/rejected.ndjson?run=" + run)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asByteArray();
        assertThat(new String(file, ISO_8859_1).split("\n"))
                .containsExactlyInAnyOrder(
                        records[0],
                        "{\"portal_id\":1331,  \"content_id\":32}",
                        "{\"a\":\"broken\\nstring\"}",
                        records[3],
                        records[4]);
        var again = report(send(file));
        assertThatJson(again).node("received").isEqualTo(5);
        assertThatJson(again).node("rejected").isEqualTo(5);
    }

    @Test
    void downloadsAnEmptyFileIfNothingWasRejected() {
        assertThat(get("/ingest/rejected.ndjson?run=0")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEmpty();
        get("/ingest/rejected.ndjson?code=X").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void abortsADownloadIfTheDatabaseFails() throws Exception {
        var run = run(report(send(new CmsJson(PORTAL, 41))));
        Sql.run(database, """
                insert into rejected_record (digest, record, code, detail, run_id)
                select sha256(convert_to(n::text, 'UTF8')), convert_to(repeat(n::text, 100000), 'UTF8'), 'NOT_JSON', '', %d
                from generate_series(100, 200) n""".formatted(run));
        var connection = URI.create(download + "?run=" + run).toURL().openConnection();
        connection.setRequestProperty("Authorization", SignedIn.BASIC);
        try (var in = connection.getInputStream()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            Sql.run(database, "alter table rejected_record rename to rejected_record_away");
            assertThat(catchThrowable(in::readAllBytes))
                    .as("the download must not look complete")
                    .isInstanceOf(IOException.class);
        } finally {
            Sql.run(database, "alter table if exists rejected_record_away rename to rejected_record");
        }
    }

    @Test
    void deletesImportedRecordsAndKeepsRejectedOnes() throws SQLException {
        var corrected = new CmsJson(PORTAL, 201);
        var invalid = untitled(202);
        var run = run(report(send(list(invalid.toString(), MALFORMED))));
        // An older version of the gateway rejected it.
        insertRejected(corrected.bytes(), run);
        var report = post("/ingest/rejected/retry?run=" + run)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThatJson(report).isEqualTo("""
                {"run": "${json-unit.any-number}", "received": 3, "created": 1, "updated": 0, "unchanged": 0, "stale": 0,
                 "rejected": 2, "warnings": 0, "problems": "${json-unit.ignore}"}""");
        assertThatJson(body("/ingest/runs/" + run(report))).node("kind").isEqualTo("RETRY");
        assertThat(Sql.<String>value(database, "select title from article where portal_id = 1331 and content_id = 201"))
                .isEqualTo("Title 201");
        assertThat(Sql.<byte[]>value(
                        database,
                        "select record from source_record where digest = ?",
                        SourceRecord.sha256(corrected.bytes())))
                .isEqualTo(corrected.bytes());
        get("/ingest/rejected/" + digest(corrected.bytes())).then().statusCode(404);
        assertThatJson(listed("run=" + run)).node("rejected").isArray().isEmpty();
        assertThatJson(listed("run=" + run(report))).node("rejected").isArray().hasSize(2);
    }

    @Test
    void updatesTheReasonOfARecord() throws SQLException {
        var record = untitled(211);
        var run = run(report(send(new CmsJson(PORTAL, 210))));
        insertRejected(record.bytes(), run);
        assertThatJson(listed("run=" + run)).inPath("rejected[*].code").isEqualTo("[\"NO_PORTAL\"]");
        var again = run(post("/ingest/rejected/retry?code=NO_PORTAL&run=" + run).asString());
        assertThatJson(listed("run=" + again)).inPath("rejected[*].code").isEqualTo("[\"NO_TITLE\"]");
    }

    @Test
    void finishesIfAllRecordsAreRejectedAgain() {
        var run = run(report(send(IntStream.range(221, 251)
                .mapToObj(RejectedRecordsTest::untitled)
                .toArray(CmsJson[]::new))));
        var again = post("/ingest/rejected/retry?run=" + run).asString();
        assertThatJson(again).node("rejected").isEqualTo(30);
        assertThatJson(post("/ingest/rejected/retry?run=" + run(again)).asString())
                .node("rejected")
                .isEqualTo(30);
    }

    @Test
    void doesNotImportATruncatedRecord() throws SQLException {
        var run = run(report(send(new CmsJson(PORTAL, 260))));
        Sql.column(
                database,
                "insert into rejected_record (digest, record, code, detail, run_id) values (?, ?, 'TOO_LARGE', '', ?) "
                        + "returning run_id",
                SourceRecord.sha256(new CmsJson(PORTAL, 261).bytes()),
                new CmsJson(PORTAL, 261).bytes(),
                (long) run);
        var again = post("/ingest/rejected/retry?run=" + run).asString();
        assertThatJson(again).inPath("problems[*].code").isEqualTo("[\"TOO_LARGE\"]");
    }

    @Test
    void retriesARecordInItsFormat() {
        var post = "{\"id\": 271, \"date_gmt\": \"2026-06-18T12:00:00\", \"status\": \"publish\"}";
        var first = given().body(post).post("/ingest/wordpress?portal=1331").asString();
        assertThatJson(first).node("rejected").isEqualTo(1);
        assertThatJson(listed("run=" + run(first))).inPath("rejected[*].format").isEqualTo("[\"WORDPRESS:1331\"]");
        var again = post("/ingest/rejected/retry?run=" + run(first)).asString();
        assertThatJson(again).inPath("problems[*].contentId").isEqualTo("[271]");
    }

    private void insertRejected(byte[] record, int run) throws SQLException {
        Sql.column(
                database,
                "insert into rejected_record (digest, record, code, detail, run_id) values (?, ?, 'NO_PORTAL', 'x', ?) "
                        + "returning run_id",
                SourceRecord.sha256(record),
                record,
                (long) run);
    }

    private static CmsJson untitled(int contentId) {
        return new CmsJson(PORTAL, contentId).without("content_title");
    }

    private static byte[] list(String... records) {
        return ("[" + String.join(",", records) + "]").getBytes(ISO_8859_1);
    }

    private static String listed(String query) {
        return body("/ingest/rejected?" + query);
    }

    private static String body(String path) {
        return get(path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();
    }

    private static int run(String json) {
        return JsonPath.read(json, "$.run");
    }

    private static String digest(byte[] record) {
        return HexFormat.of().formatHex(SourceRecord.sha256(record));
    }
}
