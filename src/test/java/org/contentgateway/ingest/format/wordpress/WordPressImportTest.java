package org.contentgateway.ingest.format.wordpress;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.RecordFormats;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WordPress posts, imported over HTTP into the database. */
@QuarkusTest
class WordPressImportTest {

    private static final int PORTAL = 1201;

    @Inject
    AgroalDataSource database;

    @Inject
    RecordFormats formats;

    @Test
    void importsAPageOfPosts() throws SQLException {
        var report = report(send(new WordPressJson(1), new WordPressJson(2)));
        assertThatJson(report).node("created").isEqualTo(2);
        assertThat(Sql.<String>value(database, "select title from article where id = ?", id(2)))
                .isEqualTo("The ferry’s last run &amp; more");
    }

    @Test
    void importsASinglePost() {
        assertThatJson(report(send(new WordPressJson(3).bytes())))
                .node("created")
                .isEqualTo(1);
    }

    @Test
    void storesEachRecordWithItsFormat() throws Exception {
        var rejected = new WordPressJson(5).with("/title/rendered", "\"\"");
        report(send(new WordPressJson(4), rejected));
        var format = Sql.<String>value(database, "select format from source_record where article_id = ?", id(4));
        assertThat(Sql.<String>value(
                        database,
                        "select format from rejected_record where digest = ?",
                        SourceRecord.sha256(rejected.bytes())))
                .isEqualTo(format);
        assertThat(formats.named(format)
                        .draft(new WordPressJson(4).bytes(), 1, new RecordDiagnostics(0))
                        .key())
                .isEqualTo(new ArticleKey(PORTAL, 4));
    }

    @Test
    void withdrawsAPostThatIsNoLongerPublic() throws SQLException {
        send(new WordPressJson(6));
        var drafted = edited(6, "2026-06-20T00:00:00").with("/status", "\"draft\"");
        assertThatJson(report(send(drafted))).node("problems[0]").isEqualTo("""
                {"index": 0, "portal": 1201, "contentId": 6, "code": "NOT_PUBLIC", "path": "/status",
                 "detail": "The status is 'draft'. Only posts with status publish or future are imported."}""");
        assertThat(visible(6)).isFalse();
        send(edited(6, "2026-06-19T12:00:00"));
        assertThat(visible(6)).isFalse();
        send(edited(6, "2026-06-21T00:00:00"));
        assertThat(visible(6)).isTrue();
        send(drafted);
        assertThat(visible(6)).isTrue();
    }

    @Test
    void withdrawsAPostOfTheSameBatch() throws SQLException {
        send(new WordPressJson(7), edited(7, "2026-06-20T00:00:00").with("/content/protected", "true"));
        assertThat(visible(7)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?portal=", "?portal=0", "?portal=-1", "?portal=six", "?portal=99999999999"})
    void requiresAPortal(String query) {
        given().contentType("application/json")
                .body(new WordPressJson(8).bytes())
                .post("/ingest/wordpress" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void rejectsARecordOfTheCms() {
        assertThatJson(report(send(new CmsJson(PORTAL, 9).bytes())))
                .node("problems[0].code")
                .isEqualTo("NO_CONTENT_ID");
    }

    private static WordPressJson edited(int id, String gmt) {
        return new WordPressJson(id).with("/modified_gmt", "\"" + gmt + "\"");
    }

    private static Response send(WordPressJson... posts) {
        return send(Arrays.stream(posts)
                .map(WordPressJson::toString)
                .collect(joining(",", "[", "]"))
                .getBytes(UTF_8));
    }

    private static Response send(byte[] sent) {
        return given().contentType("application/json").body(sent).post("/ingest/wordpress?portal=" + PORTAL);
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }

    private boolean visible(int contentId) throws SQLException {
        return Sql.<Boolean>value(database, "select removed_at is null from article where id = ?", id(contentId));
    }
}
