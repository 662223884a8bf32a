package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.gzipped;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejected records are stored and do not affect the others. */
@QuarkusTest
class RejectionTest {

    private static final int PORTAL = 1011;
    private static final int MAX_RECORD_SIZE = 4 * 1024 * 1024;

    @Inject
    AgroalDataSource database;

    /** @param sent the rejected record, its bytes in ISO 8859-1 */
    private record Case(ProblemCode code, String sent) {}

    static List<Case> cases() {
        return List.of(
                new Case(ProblemCode.NOT_AN_OBJECT, "5"),
                new Case(ProblemCode.NOT_AN_OBJECT, "\"half a pair: \\ud800\""),
                new Case(ProblemCode.NOT_JSON, "{\"content_id\":1,}"),
                new Case(ProblemCode.NOT_JSON, "{\"content_id\":tr\0ue}"),
                new Case(ProblemCode.NOT_JSON, "{\"content_title\":\"\u00ff\u00fe\"}"),
                new Case(ProblemCode.NOT_JSON, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                new Case(ProblemCode.NOT_JSON, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                new Case(ProblemCode.NOT_JSON, "{\"content_id\":" + "9".repeat(100_000) + "}"),
                new Case(ProblemCode.NO_PORTAL, "{\"content_id\":1}"),
                new Case(ProblemCode.NO_CONTENT_ID, "{\"portal_id\":1011,\"content_id\":\"1\\/2\"}"),
                new Case(
                        ProblemCode.NO_TITLE,
                        new CmsJson(PORTAL, 1).without("content_title").toString()),
                new Case(
                        ProblemCode.NO_PUBLICATION_DATE,
                        new CmsJson(PORTAL, 1)
                                .withText("content_date_start", "soon")
                                .toString()),
                new Case(ProblemCode.NOT_STORABLE, unstorable(1).toString()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void storesARejectedRecordByteForByte(Case rejected) throws Exception {
        var record = rejected.sent.getBytes(ISO_8859_1);
        var report = report(send(list(new CmsJson(PORTAL, 2).bytes(), record, new CmsJson(PORTAL, 3).bytes())));
        assertThatJson(report).node("received").isEqualTo(3);
        assertThatJson(report).node("rejected").isEqualTo(1);
        assertThatJson(report).node("problems[0].index").isEqualTo(1);
        assertThatJson(report).node("problems[0].code").isEqualTo(rejected.code);
        assertThat(Sql.<byte[]>value(
                        database,
                        "select record from rejected_record where digest = ? and code = ?",
                        SourceRecord.sha256(record),
                        rejected.code.name()))
                .isEqualTo(record);
        assertThat(Sql.<String>column(database, "select title from article where portal_id = 1011 and content_id < 4"))
                .containsExactlyInAnyOrder("Title 2", "Title 3");
    }

    @Test
    void coversEachReasonToReject() {
        assertThat(cases())
                .extracting(Case::code)
                .contains(Arrays.stream(ProblemCode.values())
                        .filter(ProblemCode::rejects)
                        .filter(code -> code != ProblemCode.TOO_LARGE
                                && code != ProblemCode.NOT_PUBLIC) // the CMS has no such records
                        .toArray(ProblemCode[]::new));
    }

    @Test
    void storesTheBeginningOfARecordThatIsTooLarge() throws Exception {
        var record = new CmsJson(PORTAL, 11)
                .withText("content_html", "x".repeat(MAX_RECORD_SIZE))
                .bytes();
        var stored = Arrays.copyOf(record, MAX_RECORD_SIZE);
        assertThatJson(report(send(list(record, new CmsJson(PORTAL, 12).bytes()))))
                .isEqualTo("""
                {"run": "${json-unit.any-number}", "received": 2, "created": 1, "updated": 0, "unchanged": 0,
                 "stale": 0, "rejected": 1, "warnings": 0, "problems": [
                  {"index": 0, "code": "TOO_LARGE", "path": "",
                   "detail": "The record exceeds the limit of 4194304 bytes; only its beginning is stored. Raise gateway.ingest.max-record-size and send the record again."}]}""");
        assertThat(Sql.<byte[]>value(
                        database, "select record from rejected_record where digest = ?", SourceRecord.sha256(stored)))
                .isEqualTo(stored);
    }

    /** A body of 64 kilobytes. Its content is read in parts and stored up to the limit. */
    @Test
    void storesTheBeginningOfAGzipBomb() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("[{\"content_title\":\"".getBytes(UTF_8));
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
            gzip.write(("\"}," + new CmsJson(PORTAL, 13) + "]").getBytes(UTF_8));
        }
        var report = report(send(bytes.toByteArray()));
        assertThatJson(report).node("created").isEqualTo(1);
        assertThatJson(report).node("problems[0].code").isEqualTo(ProblemCode.TOO_LARGE);
    }

    @Test
    void rejectsDeeplyNestedArrays() {
        assertIncomplete(send("[".repeat(1_000_000).getBytes(UTF_8)), """
                {"title": "Incomplete input", "status": 400,
                 "detail": "The input is not complete JSON: arrays are nested more than 16 levels deep at byte 17. The records that the report counts are stored; correct the rest and send all again.",
                 "report": {"run": "${json-unit.any-number}", "received": 0, "created": 0, "updated": 0, "unchanged": 0,
                            "stale": 0, "rejected": 0, "warnings": 0, "problems": []}}""");
    }

    @Test
    void storesARecordOnceThatIsRejectedAgain() throws SQLException {
        var record = new CmsJson(PORTAL, 21).without("content_title");
        send(record).then().statusCode(200);
        var run = send(record, record).then().statusCode(200).extract().jsonPath();
        assertThat(run.getInt("rejected")).isEqualTo(2);
        assertThat(Sql.<Long>column(
                        database,
                        "select run_id from rejected_record where digest = ?",
                        SourceRecord.sha256(record.bytes())))
                .containsExactly(run.getLong("run"));
    }

    @Test
    void importsTheOthersOfABatchIfOneCanNotBeStored() throws SQLException {
        var records = IntStream.range(0, 100)
                .mapToObj(i -> i == 50 ? unstorable(i + 1) : new CmsJson(1012, i + 1))
                .toArray(CmsJson[]::new);
        assertThatJson(report(send(records))).isEqualTo("""
                {"run": "${json-unit.any-number}", "received": 100, "created": 99, "updated": 0, "unchanged": 0,
                 "stale": 0, "rejected": 1, "warnings": 0, "problems": [
                  {"index": 50, "portal": 1011, "contentId": 51, "code": "NOT_STORABLE", "path": "",
                   "detail": "${json-unit.regex}The database rejected the article\\\\. See the gateway's log for run \\\\d+\\\\."}]}""");
        assertThat(Sql.<Long>value(database, "select count(*) from article where portal_id = 1012"))
                .isEqualTo(99);
    }

    @Test
    void listsTheFirstProblemsAndCountsAll() {
        var report = report(send(("[" + "5,".repeat(150) + "5]").getBytes(UTF_8)));
        assertThatJson(report).node("rejected").isEqualTo(151);
        assertThatJson(report).node("problems").isArray().hasSize(100);
    }

    @Test
    void importsARecordWithExtremeNumbers() {
        assertThatJson(report(send(new CmsJson(PORTAL, 22)
                        .with("content_columns", "9".repeat(500))
                        .with("score_average", "1e999"))))
                .node("warnings")
                .isEqualTo(2);
    }

    @Test
    void reportsValuesInAnyScript() {
        assertThatJson(report(send(new CmsJson(PORTAL, 23).withText("lang_id", "🐢".repeat(99)))))
                .node("problems[0].detail")
                .asString()
                .startsWith("'🐢🐢");
    }

    @Test
    void reportsTheRecordsBeforeIncompleteInput() {
        assertIncomplete(send(("[[" + new CmsJson(PORTAL, 31) + ",{\"portal_id\":10").getBytes(UTF_8)), """
                {"title": "Incomplete input", "status": 400,
                 "detail": "${json-unit.regex}The input is not complete JSON: it ends after byte \\\\d+, within the record that starts at byte \\\\d+\\\\. The records that the report counts are stored; correct the rest and send all again\\\\.",
                 "report": {"run": "${json-unit.any-number}", "received": 1, "created": 1, "updated": 0, "unchanged": 0,
                            "stale": 0, "rejected": 0, "warnings": 0, "problems": []}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "<!DOCTYPE html><title>Maintenance</title>", "[", "[]]", "\0", "\u001F\u008B"})
    void rejectsInputWithoutRecords(String sent) {
        assertIncomplete(send(sent.getBytes(ISO_8859_1)), """
                {"title": "Incomplete input", "status": 400,
                 "detail": "${json-unit.regex}The input is not complete JSON: (?!null).+",
                 "report": {"run": "${json-unit.any-number}", "received": 0, "created": 0, "updated": 0, "unchanged": 0,
                            "stale": 0, "rejected": 0, "warnings": 0, "problems": []}}""");
    }

    @Test
    void reportsTheRecordsBeforeIncompleteGzip() throws IOException {
        var records = IntStream.range(0, 200)
                .mapToObj(i -> new CmsJson(1013, i + 1).withText("content_summary", noise(i, 400)) + "\n")
                .collect(joining());
        var whole = gzipped(records.getBytes(UTF_8));
        var response = send(Arrays.copyOf(whole, whole.length / 2));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getInt("report.created")).isBetween(80, 120);
    }

    private static void assertIncomplete(Response response, String problem) {
        assertThatJson(response.then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .extract()
                        .asString())
                .isEqualTo(problem);
    }

    /** PostgreSQL indexes languages, but no value larger than a page; a well-formed tag has no maximum length. */
    private static CmsJson unstorable(int contentId) {
        return new CmsJson(PORTAL, contentId)
                .withText("lang_id", "en-x-" + noise(1, 20_000).replaceAll("(.{8})(?=.)", "$1-"));
    }

    /** Returns letters that hardly compress. */
    private static String noise(int seed, int length) {
        return new Random(seed)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] list(byte[]... records) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var record : records) {
            bytes.write(bytes.size() == 0 ? '[' : ',');
            bytes.write(record);
        }
        bytes.write(']');
        return bytes.toByteArray();
    }
}
