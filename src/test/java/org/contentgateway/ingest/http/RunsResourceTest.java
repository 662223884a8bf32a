package org.contentgateway.ingest.http;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.contentgateway.SignedIn;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as the API shows them, while they run and afterwards. */
@QuarkusTest
class RunsResourceTest {

    private static final int PORTAL = 1301;

    /** More than three batches: the progress includes the first once the third is read. */
    private static final int RECORDS = 600;

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/ingest/contents")
    URI contents;

    @Test
    void returnsTheReportOfAFinishedRun() {
        var report = report(send(
                new CmsJson(PORTAL, 1).with("new_key", "1"),
                new CmsJson(PORTAL, 2).without("content_title"),
                new CmsJson(PORTAL, 3).withText("lang_id", "?")));
        var problems =
                JsonPath.parse(JsonPath.<Object>read(report, "$.problems")).jsonString();
        assertThat(problems).contains("NO_TITLE", "BAD_LANGUAGE");
        assertThatJson(body("/ingest/runs/" + run(report))).isEqualTo("""
                {"run": %d, "kind": "IMPORT", "state": "DONE", "startedAt": "${json-unit.any-string}",
                 "aliveAt": "${json-unit.any-string}", "finishedAt": "${json-unit.any-string}",
                 "bytes": "${json-unit.any-number}",
                 "received": 3, "created": 2, "updated": 0, "unchanged": 0, "stale": 0, "rejected": 1, "warnings": 1,
                 "problems": %s, "unknownKeys": {"/new_key": 1}}""".formatted(run(report), problems));
    }

    @Test
    void showsTheProgressOfARunningRun() throws Exception {
        try (var records = new PipedOutputStream()) {
            var body = new PipedInputStream(records);
            var response = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(contents)
                                    .header("Authorization", SignedIn.BASIC)
                                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            for (var id = 1; id <= RECORDS; id++) {
                records.write((new CmsJson(1302, id) + "\n").getBytes(UTF_8));
            }
            records.flush();
            var running = "";
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (running.isEmpty()) {
                assertThat(System.nanoTime()).as("the run is listed in time").isLessThan(deadline);
                running = running(body("/ingest/runs?limit=1"));
            }
            assertThatJson(running).node("finishedAt").isAbsent();
            records.close();
            var report = response.get(30, TimeUnit.SECONDS).body();
            assertThat(run(report)).isEqualTo(run(running));
            assertThatJson(body("/ingest/runs/" + run(report))).node("state").isEqualTo("DONE");
        }
    }

    /** Returns the newest run once it is running and has counted records; else an empty text. */
    private static String running(String list) {
        var newest = JsonPath.parse(JsonPath.<Object>read(list, "$.runs[0]")).jsonString();
        return newest.contains("RUNNING") && JsonPath.<Integer>read(newest, "$.received") > 0 ? newest : "";
    }

    @Test
    void marksARunWithIncompleteInput() {
        var response =
                send(("[[" + new CmsJson(PORTAL, 11) + ",{\"a").getBytes(UTF_8)).asString();
        var detail = body("/ingest/runs/" + JsonPath.<Integer>read(response, "$.report.run"));
        assertThatJson(detail).node("state").isEqualTo("BROKEN_OFF");
        assertThatJson(detail).node("created").isEqualTo(1);
    }

    @Test
    void marksARunThatFailed() throws Exception {
        Sql.run(database, "alter table source_record rename to source_record_away");
        try {
            send(new CmsJson(PORTAL, 12)).then().statusCode(500);
        } finally {
            Sql.run(database, "alter table source_record_away rename to source_record");
        }
        var newest = body("/ingest/runs?limit=1");
        assertThatJson(newest).inPath("runs[0].state").isEqualTo("FAILED");
    }

    @Test
    void listsTheNewestRunsPageByPage() {
        var runs = IntStream.range(21, 26)
                .mapToObj(id -> run(report(send(new CmsJson(PORTAL, id)))))
                .toList();
        var first = body("/ingest/runs?limit=2");
        var second = body(JsonPath.read(first, "$.next"));
        assertThat(JsonPath.<List<Integer>>read(first, "$.runs[*].run")).containsExactly(runs.get(4), runs.get(3));
        assertThat(JsonPath.<List<Integer>>read(second, "$.runs[*].run")).containsExactly(runs.get(2), runs.get(1));
        assertThatJson(first).inPath("runs[0].problems").isAbsent();
        assertThatJson(body("/ingest/runs?before=1")).isEqualTo("{\"runs\": []}");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit=0 is invalid. Expected: a number from 1 to 100",
        "limit=101, limit=101 is invalid. Expected: a number from 1 to 100",
        "limit=many, limit=many is invalid. Expected: a whole number",
        "before=x, before=x is invalid. Expected: a whole number",
        "before=99999999999999999999, before=99999999999999999999 is invalid. Expected: a whole number",
    })
    void rejectsInvalidParameters(String query, String detail) {
        var problem = get("/ingest/runs?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThatJson(problem).isEqualTo("""
                {"title": "Bad request", "status": 400, "detail": "%s."}""".formatted(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "999999999999999999", "99999999999999999999"})
    void respondsNotFoundForAnUnknownRun(String id) {
        var problem = get("/ingest/runs/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThatJson(problem).isEqualTo("""
                {"title": "Not found", "status": 404,
                 "detail": "Run %s not found. GET /ingest/runs lists all."}""".formatted(id));
    }

    @Test
    void countsUnknownKeysByPath() {
        var record = new CmsJson(PORTAL, 31).with("~a/b", "1").with("attaches", """
                [{"ext": "jpg", "foo": 1, "files": {"original": {"url": "1_2.jpg", "bar": 1}, "other": {}}},
                 {"ext": "jpg", "foo": null, "files": {"original": {"url": "3_4.jpg"}}, "sizes": {"150": "3_4_150_84.jpg"}}]""");
        var report = report(
                send(record, new CmsJson(PORTAL, 32).without("content_title").with("~a/b", "[]")));
        assertThatJson(report).node("unknownKeys").isEqualTo("""
                {"/attaches/*/foo": 2, "/attaches/*/files/other": 1, "/attaches/*/files/original/bar": 1, "/~0a~1b": 2}""");
    }

    @Test
    void ignoresKnownKeysOfTheCms() {
        assertThatJson(
                        report(
                                send(
                                        new CmsJson(PORTAL, 33)
                                                .with("content_number", "0")
                                                .with("content_score", "0")
                                                .with("content_summary_fill", "1")
                                                .with("eid", "0")
                                                .with(
                                                        "attaches",
                                                        "[{\"file_media\": 1, \"token\": 2, \"files\": {\"original\": {\"url\": \"1_2.jpg\"}}}]"))))
                .node("unknownKeys")
                .isAbsent();
    }

    @Test
    void countsUnknownKeysBeyondTheLimitTogether() {
        var record = new CmsJson(PORTAL, 34);
        IntStream.range(0, 150).forEach(i -> record.with("k" + i, "0"));
        var report = report(send(record));
        assertThatJson(report).node("unknownKeys").isObject().hasSize(101).containsEntry("others", 50);
    }

    @Test
    void shortensPathsOfExtremeKeys() {
        var endless = "x".repeat(40_000);
        var sent = new CmsJson(PORTAL, 35)
                .with("attaches", "[{\"sizes\": {\"" + endless + "\": \"..\\/1.jpg\", \"a\\u0000b\": \"..\\/1.jpg\"}}]")
                .with(endless, "1")
                .toString()
                .replace("\"portal_id\"", "\"a\\u0000b\":1,\"portal_id\"");
        var report = report(send(sent.getBytes(UTF_8)));
        assertThat(report).hasSizeLessThan(2_000);
        assertThatJson(report).node("warnings").isEqualTo(3);
        assertThatJson(report).node("unknownKeys").isEqualTo("{\"/ab\": 1, \"/%s…\": 1}".formatted("x".repeat(100)));
        assertThatJson(body("/ingest/runs/" + run(report)))
                .node("problems")
                .isArray()
                .hasSize(3);
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
}
