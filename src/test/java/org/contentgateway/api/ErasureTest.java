package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure of articles: what remains in the database, and what clients see. */
@QuarkusTest
class ErasureTest {

    private static final int PORTAL = 1342;

    @Inject
    AgroalDataSource database;

    @Test
    void leavesNothingButATombstoneWithTheKey() throws SQLException {
        report(send(record(1).editedAt("12:00:00"), record(1).editedAt("13:00:00")));
        report(send(record(1).without("content_title")));
        assertThat(rowsOf(1)).hasSizeGreaterThan(3);

        erase(1).then().statusCode(204);
        assertThat(rowsOf(1)).hasSize(1);
        var tombstone = Sql.<String>value(database, """
                select jsonb_strip_nulls(to_jsonb(a) - array['change_number', 'changed_at', 'published_at', 'updated_at',
                    'removed_at', 'removal_reason', 'text_version', 'seen'])::text from article a where id = ?""", id(1));
        assertThatJson(tombstone).isEqualTo("""
                {"id": %d, "portal_id": 1342, "content_id": 1, "language": "und", "title": "", "lead": "", "body_html": "",
                 "body_text": "", "word_count": 0, "reading_minutes": 0, "comments_enabled": false,
                 "display_image": false, "display_details": false, "display_related_images": false,
                 "display_in_slider": false, "display_title_in_slider": false, "display_columns": 0,
                 "key_terms": [], "source_digest": "\\\\x"}""".formatted(id(1)));
        assertThat(Sql.<Boolean>value(
                        database,
                        "select published_at = changed_at and updated_at = changed_at and removed_at = changed_at "
                                + "from article where id = ?",
                        id(1)))
                .as("all times are the time of the erasure")
                .isTrue();
    }

    @Test
    void removesTheProblemsOfTheArticleFromReports() {
        var report = report(send(record(2).without("content_title"), record(3).without("content_title")));
        erase(2).then().statusCode(204);
        var run = given().get("/ingest/runs/" + JsonPath.<Integer>read(report, "$.run"))
                .asString();
        assertThatJson(run).inPath("problems[*].contentId").isEqualTo("[3]");
        assertThatJson(run).node("rejected").isEqualTo(2);
    }

    @Test
    void reportsTheRemovalToClients() {
        report(send(record(4).withText("lang_id", "en"), record(5)));
        var token = JsonPath.<String>read(
                execute("{changes(first: 100, filter: {portal: 1342, language: \"en\"}) {nextToken}}"),
                "$.data.changes.nextToken");
        erase(4).then().statusCode(204);
        assertThatJson(execute("""
                {changes(since: "%s", filter: {portal: 1342, language: "en"}) {nodes {
                  ... on ArticleUpserted {article {contentId}} ... on ArticleRemoved {contentId reason}}}}""".formatted(token)))
                .inPath("data.changes.nodes")
                .isEqualTo("[{\"contentId\": 4, \"reason\": \"WITHDRAWN\"}]");
        assertThatJson(execute("{articleByContentId(portal: 1342, contentId: 4) {title}}"))
                .inPath("errors[0].extensions.code")
                .isEqualTo("GONE");
        given().get("/legacy/contents/1342/4").then().statusCode(410);
    }

    @Test
    void doesNotRevealThatAnEmbargoedArticleExisted() {
        report(send(record(6).withText("content_date_start", "2126-01-01 00:00:00")));
        erase(6).then().statusCode(204);
        assertThatJson(execute("{articleByContentId(portal: 1342, contentId: 6) {title}}"))
                .isEqualTo("{\"data\": {\"articleByContentId\": null}}");
        given().get("/legacy/contents/1342/6").then().statusCode(404);
    }

    @Test
    void isIdempotent() throws SQLException {
        report(send(record(7)));
        erase(7).then().statusCode(204);
        var number = changeNumber(7);
        erase(7).then().statusCode(204);
        given().delete("/ingest/contents/1342/7").then().statusCode(204);
        assertThat(changeNumber(7)).isEqualTo(number);
    }

    @Test
    void createsTheArticleAnewWhenItIsSentAgain() {
        report(send(record(8)));
        erase(8).then().statusCode(204);
        assertThatJson(report(send(record(8)))).node("created").isEqualTo(1);
        assertThatJson(execute("{articleByContentId(portal: 1342, contentId: 8) {title attachments {kind}}}"))
                .isEqualTo("""
                {"data": {"articleByContentId": {"title": "Title 8", "attachments": [{"kind": "IMAGE"}]}}}""");
    }

    @Test
    void erasesAnArticleThatIsRemovedAlready() throws SQLException {
        report(send(record(9)));
        given().delete("/ingest/contents/1342/9").then().statusCode(204);
        erase(9).then().statusCode(204);
        assertThat(rowsOf(9)).hasSize(1);
    }

    @Test
    void erasesRejectedRecordsOfAnArticleThatWasNeverStored() throws SQLException {
        report(send(record(10).without("content_title")));
        erase(10).then().statusCode(204);
        assertThat(rowsOf(10)).isEmpty();
        erase(10).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&reason=EXPIRED", "&at=2126-01-01T00:00:00Z"})
    void rejectsOtherParameters(String parameter) {
        report(send(record(11)));
        var problem = given().delete("/ingest/contents/1342/11?erase=true" + parameter);
        problem.then().statusCode(400);
        assertThatJson(problem.asString())
                .node("detail")
                .isEqualTo("erase=true takes effect at once. Omit reason and at.");
    }

    @Test
    void logsWhoErasedWhat() {
        report(send(record(12)));
        var messages = new ArrayList<String>();
        var logger = Logger.getLogger("org.contentgateway.ingest.http.RemovalResource");
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                messages.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            erase(12).then().statusCode(204);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(messages)
                .containsExactly("Article 12 of portal 1342 erased by tester: 1 source records, 0 rejected records");
    }

    /** A record with an attachment. */
    private static CmsJson record(int contentId) {
        return new CmsJson(PORTAL, contentId)
                .with("attaches", "[{\"ext\": \"jpg\", \"files\": {\"original\": {\"url\": \"7_1.jpg\"}}}]");
    }

    private static Response erase(int contentId) {
        return given().delete("/ingest/contents/1342/" + contentId + "?erase=true");
    }

    /** The names of the tables that hold rows of an article, one for each row. */
    private ArrayList<String> rowsOf(int contentId) throws SQLException {
        return new ArrayList<>(Sql.<String>column(database, """
                select 'article' from article where id = %1$s
                union all select 'attachment' from attachment where article_id = %1$s
                union all select 'article_search' from article_search where article_id = %1$s
                union all select 'source_record' from source_record where article_id = %1$s
                union all select 'rejected_record' from rejected_record
                    where convert_from(record, 'UTF8') like '%%"portal_id":1342,"content_id":%2$s,%%'""".formatted(id(contentId), contentId)));
    }

    private long changeNumber(int contentId) throws SQLException {
        return Sql.<Long>value(database, "select change_number from article where id = ?", id(contentId));
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }
}
