package org.contentgateway.api;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.SequenceHolder;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Removal of articles over HTTP, and its effect on GraphQL responses. */
@QuarkusTest
class RemovalTest {

    private static final int PORTAL = 1311;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({"1, '', WITHDRAWN", "2, ?reason=WITHDRAWN, WITHDRAWN", "3, ?reason=EXPIRED, EXPIRED"})
    void removesAnArticleAndReportsTheReason(int contentId, String query, String reason) {
        Record.send(new Record(PORTAL, contentId));
        var token = token();
        remove(contentId + query).then().statusCode(204);
        assertThatJson(execute("{articleByContentId(portal: 1311, contentId: %d) {title}}".formatted(contentId)))
                .inPath("errors[0].extensions.code")
                .isEqualTo("GONE");
        assertThatJson(changes(token)).isEqualTo("""
                [{"contentId": %d, "reason": "%s"}]""".formatted(contentId, reason));
    }

    @Test
    void hidesAnArticleFromSearchUntilAnEdit() {
        var article = new Record(PORTAL, 71).with("content_title", "Lighthouse keeper");
        Record.send(article);
        remove("71?at=2126-01-01T00:00:00Z").then().statusCode(204);
        assertThat(found()).containsExactly(71);
        remove("71").then().statusCode(204);
        assertThat(found()).isEmpty();
        Record.send(article.with("content_date_last_edit", "2126-06-19 12:00:00"));
        assertThat(found()).containsExactly(71);
    }

    private static List<Integer> found() {
        var response = execute("{search(query: \"lighthouse\", filter: {portal: 1311}) {nodes {contentId}}}");
        return JsonPath.read(response, "$.data.search.nodes[*].contentId");
    }

    @Test
    void isIdempotent() throws SQLException {
        Record.send(new Record(PORTAL, 11));
        remove("11").then().statusCode(204);
        var number = changeNumber(11);
        remove("11").then().statusCode(204);
        remove("11?reason=EXPIRED").then().statusCode(204);
        remove("11?at=2126-01-01T00:00:00Z").then().statusCode(204);
        assertThat(changeNumber(11)).isEqualTo(number);
        assertThatJson(execute("{articleByContentId(portal: 1311, contentId: 11) {title}}"))
                .inPath("errors[0].extensions.code")
                .isEqualTo("GONE");
    }

    @Test
    void restoresAnArticleOnlyByALaterEdit() {
        Record.send(new Record(PORTAL, 21));
        remove("21").then().statusCode(204);
        Record.send(new Record(PORTAL, 21));
        assertThat(title(21)).isNull();
        Record.send(new Record(PORTAL, 21)
                .with("content_title", "Earlier")
                .with("content_date_last_edit", "2026-06-18 11:59:59"));
        assertThat(title(21)).isNull();
        var token = token();
        Record.send(new Record(PORTAL, 21)
                .with("content_title", "Back")
                .with("content_date_last_edit", "2026-06-18 12:00:01"));
        assertThat(title(21)).isEqualTo("Back");
        assertThatJson(changes(token)).isEqualTo("[{\"article\": {\"contentId\": 21}}]");

        var next = token();
        remove("21").then().statusCode(204);
        assertThatJson(changes(next)).isEqualTo("[{\"contentId\": 21, \"reason\": \"WITHDRAWN\"}]");
    }

    @Test
    void keepsAnArticleVisibleUntilItsScheduledRemoval() {
        Record.send(new Record(PORTAL, 31));
        remove("31?reason=EXPIRED&at=2126-01-01T00:00:00%2B03:30").then().statusCode(204);
        assertThat(title(31)).isEqualTo("Title 31");
    }

    @Test
    void acceptsAnUnencodedPlusSign() throws SQLException {
        Record.send(new Record(PORTAL, 32));
        given().urlEncodingEnabled(false)
                .delete("/ingest/contents/1311/32?at=2126-01-01T03:30:00+03:30")
                .then()
                .statusCode(204);
        assertThat(removedAt(32)).isEqualTo("2126-01-01 00:00:00");
    }

    @Test
    void reschedulesAPendingRemovalOrRemovesAtOnce() throws SQLException {
        Record.send(new Record(PORTAL, 33));
        remove("33?at=2126-01-01T00:00:00Z").then().statusCode(204);
        remove("33?at=2125-01-01T00:00:00Z").then().statusCode(204);
        assertThat(removedAt(33)).isEqualTo("2125-01-01 00:00:00");
        remove("33?at=2127-01-01T00:00:00Z&reason=EXPIRED").then().statusCode(204);
        assertThat(removedAt(33)).isEqualTo("2127-01-01 00:00:00");
        var number = changeNumber(33);
        remove("33?at=2127-01-01T00:00:00.0000001Z&reason=EXPIRED").then().statusCode(204);
        assertThat(changeNumber(33)).as("change number after an equal removal").isEqualTo(number);

        var token = token();
        remove("33").then().statusCode(204);
        assertThat(title(33)).isNull();
        assertThatJson(changes(token)).isEqualTo("[{\"contentId\": 33, \"reason\": \"WITHDRAWN\"}]");
    }

    @Test
    void removesAtOnceForATimeInThePast() {
        Record.send(new Record(PORTAL, 34));
        var token = token();
        remove("34?at=0000-01-01T00:00:00Z").then().statusCode(204);
        assertThat(title(34)).isNull();
        assertThatJson(changes(token)).isEqualTo("[{\"contentId\": 34, \"reason\": \"WITHDRAWN\"}]");
    }

    @Test
    void reportsTheRemovalOfAnArticleWhoseEmbargoEndedBetweenSyncs() throws SQLException {
        Record.send(new Record(PORTAL, 41).with("content_date_start", "2126-01-01 00:00:00"));
        var token = token();
        Sql.run(
                database,
                "update article set published_at = now() - interval '1 second', changed_at = now() - interval '1 hour' "
                        + "where id = " + id(41));
        remove("41").then().statusCode(204);
        assertThatJson(changes(token)).isEqualTo("[{\"contentId\": 41, \"reason\": \"WITHDRAWN\"}]");
    }

    @Test
    void reportsAnArticleThatWasVisibleBetweenTwoReads() throws SQLException {
        Record.send(new Record(PORTAL, 42).with("content_date_start", "2126-01-01 00:00:00"));
        var token = token();
        // Simulates the passage of time: the embargo ended and the article expired, and no client asked in between.
        Sql.run(
                database,
                "update article set published_at = now() - interval '20 minutes', removal_reason = 'EXPIRED', "
                        + "removed_at = now() - interval '10 minutes', changed_at = now() - interval '1 hour' where id = "
                        + id(42));
        assertThatJson(execute("{articleByContentId(portal: 1311, contentId: 42) {title}}"))
                .inPath("errors[0].extensions.code")
                .isEqualTo("GONE");
        given().get("/legacy/contents/1311/42").then().statusCode(410);
        assertThatJson(changes(token)).isEqualTo("[{\"contentId\": 42, \"reason\": \"EXPIRED\"}]");
    }

    @Test
    void doesNotReportAnArticleRemovedBeforeTheEndOfItsEmbargo() throws SQLException {
        Record.send(new Record(PORTAL, 44).with("content_date_start", "2126-01-01 00:00:00"));
        var token = token();
        remove("44").then().statusCode(204);
        Sql.run(
                database,
                "update article set published_at = now() - interval '10 minutes', removed_at = now() - interval '20 minutes', "
                        + "changed_at = now() - interval '20 minutes' where id = " + id(44));
        assertThatJson(changes(token)).isEqualTo("[]");
        assertThatJson(execute("{articleByContentId(portal: 1311, contentId: 44) {title}}"))
                .isEqualTo("{\"data\": {\"articleByContentId\": null}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "0", "-1", "x", "99999999999", "1%2F2"})
    void returnsNotFoundForAnUnknownArticleWithoutWaitingForOtherWriters(String contentId) throws Exception {
        try (var otherWriter = new SequenceHolder(database)) {
            var response = CompletableFuture.supplyAsync(() -> remove(contentId), task -> new Thread(task).start());
            response.get(20, TimeUnit.SECONDS).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason=GONE | reason=GONE is invalid. Expected: one of [WITHDRAWN, EXPIRED].",
                "at=soon | at=soon is invalid. Expected: a date and time with an offset, like 2026-06-18T17:53:36+03:30.",
                "at=2026-06-18T17:53:36 | at=2026-06-18T17:53:36 is invalid. Expected: a date and time with an offset, like 2026-06-18T17:53:36+03:30.",
                "at=%2B999999-01-01T00:00:00Z | at=+999999-01-01T00:00:00Z is invalid. Expected: a date and time with an offset, like 2026-06-18T17:53:36+03:30.",
            })
    void rejectsInvalidParameters(String query, String detail) {
        Record.send(new Record(PORTAL, 51));
        var problem = remove("51?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThatJson(problem).isEqualTo("""
                {"title": "Bad request", "status": 400, "detail": "%s"}""".formatted(detail));
        assertThat(title(51)).isEqualTo("Title 51");
    }

    private static Response remove(String article) {
        return given().urlEncodingEnabled(false).delete("/ingest/contents/1311/" + article);
    }

    private static String token() {
        return JsonPath.read(
                execute("{changes(first: 100, filter: {portal: 1311}) {nextToken}}"), "$.data.changes.nextToken");
    }

    private static String changes(String token) {
        var response = execute("""
                {changes(since: "%s", filter: {portal: 1311}) {nodes {
                  ... on ArticleUpserted {article {contentId}} ... on ArticleRemoved {contentId reason}}}}""".formatted(token));
        return JsonPath.parse(JsonPath.<Object>read(response, "$.data.changes.nodes"))
                .jsonString();
    }

    private static String title(int contentId) {
        var response =
                execute("{articles(filter: {portal: 1311, contentIds: [%d]}) {nodes {title}}}".formatted(contentId));
        var titles = JsonPath.<List<String>>read(response, "$.data.articles.nodes[*].title");
        return titles.isEmpty() ? null : titles.get(0);
    }

    private long changeNumber(int contentId) throws SQLException {
        return Sql.<Long>value(database, "select change_number from article where id = ?", id(contentId));
    }

    private String removedAt(int contentId) throws SQLException {
        return Sql.value(
                database,
                "select to_char(removed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from article where id = ?",
                id(contentId));
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }
}
