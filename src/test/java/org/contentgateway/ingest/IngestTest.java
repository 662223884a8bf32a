package org.contentgateway.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.gzipped;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records, imported over HTTP into the database. */
@QuarkusTest
class IngestTest {

    private static final int PORTAL = 1001;

    @Inject
    AgroalDataSource database;

    @Test
    void reportsTheOutcomeOfEachRecord() {
        send(new CmsJson(PORTAL, 1), new CmsJson(PORTAL, 2), new CmsJson(PORTAL, 3).editedAt("14:00:00"));
        assertThatJson(report(send(
                        new CmsJson(PORTAL, 1),
                        new CmsJson(PORTAL, 2).editedAt("15:00:00").withText("lang_id", "?"),
                        new CmsJson(PORTAL, 3).editedAt("13:00:00"),
                        new CmsJson(PORTAL, 4),
                        new CmsJson(PORTAL, 5).without("content_title"))))
                .isEqualTo("""
                        {"run": "${json-unit.any-number}", "received": 5, "created": 1, "updated": 1, "unchanged": 1,
                         "stale": 1, "rejected": 1, "warnings": 1, "problems": [
                          {"index": 1, "portal": 1001, "contentId": 2, "code": "BAD_LANGUAGE", "path": "/lang_id",
                           "detail": "'?' is not a language tag. The language was set to und."},
                          {"index": 4, "portal": 1001, "contentId": 5, "code": "NO_TITLE", "path": "/content_title",
                           "detail": "The value is missing or invalid. Expected: a title with at least one visible character."}]}""");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "11, [[, `,`, ]]",
                "12, [, `,`, ]",
                "13, ``, `\n`, `\n`",
                "14, ``, `\r\n\r\n`, ``",
                "15, \uFEFF[, `,`, ]"
            })
    void importsAnyEnvelope(int contentId, String before, String between, String after) {
        var sent = before + new CmsJson(PORTAL, contentId) + between + new CmsJson(PORTAL, contentId + 10) + after;
        assertReport(sent.getBytes(UTF_8), 2, 2);
    }

    @Test
    void importsARecordWithoutAnEnvelope() {
        assertReport(new CmsJson(PORTAL, 31).bytes(), 1, 1);
    }

    @Test
    void importsAnEmptyList() {
        assertReport("[[]]".getBytes(UTF_8), 0, 0);
    }

    @Test
    void importsGzipWithAHeader() throws Exception {
        var response = given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(gzipped(new CmsJson(PORTAL, 41).bytes()))
                .post("/ingest/contents");
        assertThatJson(report(response)).node("created").isEqualTo(1);
    }

    @Test
    void importsGzipWithoutAHeader() throws Exception {
        assertReport(gzipped(new CmsJson(PORTAL, 42).bytes()), 1, 1);
    }

    @Test
    void importsConcatenatedGzipFiles() throws Exception {
        var joined = new ByteArrayOutputStream();
        joined.write(gzipped((new CmsJson(PORTAL, 43) + "\n").getBytes(UTF_8)));
        joined.write(gzipped((new CmsJson(PORTAL, 44) + "\n").getBytes(UTF_8)));
        assertReport(joined.toByteArray(), 2, 2);
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson", "text/plain", "application/octet-stream"})
    void acceptsAnyContentType(String type) {
        var response =
                given().contentType(type).body(new CmsJson(PORTAL, 45).bytes()).post("/ingest/contents");
        assertThatJson(report(response)).node("received").isEqualTo(1);
    }

    @Test
    void importsAThousandRecordsInOneRequest() throws SQLException {
        var records =
                IntStream.range(0, 1000).mapToObj(i -> new CmsJson(1002, 1 + i)).toArray(CmsJson[]::new);
        assertThatJson(report(send(records))).node("created").isEqualTo(1000);
        assertThat(Sql.<Long>value(database, "select count(*) from article where portal_id = 1002"))
                .isEqualTo(1000);
    }

    @Test
    void storesTheRecordByteForByte() throws SQLException {
        var record = " { \"portal_id\" : \"1001\",\r\n\t\"content_id\":51, \"content_title\":\"\\u0633\\/é 🐢\\u0000\","
                + "\"content_date_start\":\"2026-06-18 12:00:00\",\"unknown\":{\"a\":[1.10,1e2]},\"unknown\":2}";
        assertThatJson(report(send(record.getBytes(UTF_8)))).node("created").isEqualTo(1);
        assertThat(sources(51)).containsExactly(record.strip().getBytes(UTF_8));
    }

    @Test
    void writesNothingForADuplicateRecord() throws SQLException {
        var record = new CmsJson(PORTAL, 61).with("attaches", "[{\"files\":{\"original\":{\"url\":\"1_2.jpg\"}}}]");
        send(record).then().statusCode(200);
        var before = versions(61);
        assertThatJson(report(send(record, record))).isEqualTo("""
                {"run": "${json-unit.any-number}", "received": 2, "created": 0, "updated": 0, "unchanged": 2,
                 "stale": 0, "rejected": 0, "warnings": 0, "problems": []}""");
        assertThat(versions(61)).hasSize(4).isEqualTo(before);
    }

    @Test
    void replacesAnArticleByALaterEdit() throws SQLException {
        var first = new CmsJson(PORTAL, 62)
                .editedAt("13:00:00")
                .with(
                        "attaches",
                        "[{\"files\":{\"original\":{\"url\":\"1_2.jpg\"}}},{\"files\":{\"original\":{\"url\":\"3_4.jpg\"}}}]");
        var second = new CmsJson(PORTAL, 62)
                .editedAt("14:00:00")
                .withText("content_title", "Edited")
                .with("attaches", "[{\"files\":{\"original\":{\"url\":\"5_6.jpg\"}}}]");
        send(first).then().statusCode(200);
        var number = changeNumber(62);
        assertThatJson(report(send(second))).node("updated").isEqualTo(1);
        assertThat(title(62)).isEqualTo("Edited");
        assertThat(changeNumber(62)).isGreaterThan(number);
        assertThat(Sql.<String>column(database, "select path from attachment where article_id = ?", id(62)))
                .containsExactly("5_6.jpg");
        assertThat(sources(62)).containsExactly(first.bytes(), second.bytes());
    }

    @Test
    void storesTheRecordOfAnOlderEditWithoutApplyingIt() throws SQLException {
        var newer = new CmsJson(PORTAL, 63).editedAt("14:00:00").withText("content_title", "Newer");
        var older = new CmsJson(PORTAL, 63).editedAt("13:59:59").withText("content_title", "Older");
        send(newer).then().statusCode(200);
        var number = changeNumber(63);
        assertThatJson(report(send(older))).node("stale").isEqualTo(1);
        assertThat(title(63)).isEqualTo("Newer");
        assertThat(changeNumber(63)).isEqualTo(number);
        assertThat(sources(63)).containsExactly(newer.bytes(), older.bytes());
    }

    @Test
    void writesNothingForAKnownOlderEdit() throws SQLException {
        var older = new CmsJson(PORTAL, 64).editedAt("13:00:00");
        send(older).then().statusCode(200);
        send(new CmsJson(PORTAL, 64).editedAt("14:00:00")).then().statusCode(200);
        var before = versions(64);
        assertThatJson(report(send(older))).node("stale").isEqualTo(1);
        assertThat(versions(64)).isEqualTo(before);
    }

    @Test
    void appliesTheLastOfTwoEditsOfTheSameSecond() throws SQLException {
        send(new CmsJson(PORTAL, 65).editedAt("14:00:00").withText("content_title", "First"));
        assertThatJson(report(send(new CmsJson(PORTAL, 65).editedAt("14:00:00").withText("content_title", "Second"))))
                .node("updated")
                .isEqualTo(1);
        assertThat(title(65)).isEqualTo("Second");
    }

    @Test
    void appliesTheNewestOfThreeEditsInOneRequest() throws SQLException {
        assertThatJson(report(send(
                        new CmsJson(PORTAL, 66).editedAt("13:00:00").withText("content_title", "Second"),
                        new CmsJson(PORTAL, 66).editedAt("14:00:00").withText("content_title", "Third"),
                        new CmsJson(PORTAL, 66).editedAt("12:00:00").withText("content_title", "First"))))
                .isEqualTo("""
                        {"run": "${json-unit.any-number}", "received": 3, "created": 1, "updated": 1, "unchanged": 0,
                         "stale": 1, "rejected": 0, "warnings": 0, "problems": []}""");
        assertThat(title(66)).isEqualTo("Third");
        assertThat(sources(66)).hasSize(3);
    }

    @Test
    void separatesArticlesOfDifferentPortals() throws SQLException {
        send(new CmsJson(PORTAL, 67), new CmsJson(1003, 67).withText("content_title", "Of 1003"));
        assertThat(title(67)).isEqualTo("Title 67");
    }

    @Test
    void storesTheReportOfEachRun() throws SQLException {
        var report = send(new CmsJson(PORTAL, 68), new CmsJson(PORTAL, 69).without("content_title"));
        assertThat(Sql.<String>value(
                        database,
                        "select concat_ws(' ', received, created, updated, unchanged, stale, rejected, warnings,"
                                + " finished_at is not null) from ingest_run where id = ?",
                        report.jsonPath().getLong("run")))
                .isEqualTo("2 1 0 0 0 1 0 t");
    }

    private static void assertReport(byte[] sent, int received, int created) {
        assertThatJson(report(send(sent))).isEqualTo("""
                {"run": "${json-unit.any-number}", "received": %d, "created": %d, "updated": 0, "unchanged": 0,
                 "stale": 0, "rejected": 0, "warnings": 0, "problems": []}""".formatted(received, created));
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }

    private String title(int contentId) throws SQLException {
        return Sql.value(database, "select title from article where id = ?", id(contentId));
    }

    private long changeNumber(int contentId) throws SQLException {
        return Sql.<Long>value(database, "select change_number from article where id = ?", id(contentId));
    }

    private List<byte[]> sources(int contentId) throws SQLException {
        return Sql.column(
                database,
                "select record from source_record where article_id = ? order by received_at, run_id",
                id(contentId));
    }

    /** Returns version and place of the stored rows. Any write changes them, even one of the same values. */
    private List<String> versions(int contentId) throws SQLException {
        return Sql.column(database, """
                select 'article ' || xmin || ctid from article where id = ?
                union all select 'attachment ' || xmin || ctid from attachment where article_id = ?
                union all select 'source ' || xmin || ctid from source_record where article_id = ?
                union all select 'sequence ' || xmin || ctid || value from change_sequence
                order by 1""", id(contentId), id(contentId), id(contentId));
    }
}
