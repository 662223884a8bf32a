package org.contentgateway.ingest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;
import static org.hamcrest.Matchers.is;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.SequenceHolder;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles that are derived again from their stored records. */
@QuarkusTest
class ReprocessorTest {

    private static final int PORTAL = 1341;
    private static final String ATTACHMENTS =
            "[{\"files\":{\"original\":{\"url\":\"1_2.jpg\",\"width\":10,\"height\":5}},"
                    + "\"sizes\":{\"150\":\"1_2_150_75.webp\"}}]";

    @Inject
    AgroalDataSource database;

    @Inject
    Reprocessor reprocessor;

    @Test
    void updatesAnArticleThatAnOlderVersionDerivedDifferently() throws Exception {
        report(send(new CmsJson(PORTAL, 1).with("attaches", ATTACHMENTS)));
        var changeNumber = changeNumber(1);
        set("title = 'Outdated', text_version = 0", 1);
        var run = reprocess("");
        assertThat(title(1)).isEqualTo("Title 1");
        assertThat(changeNumber(1)).isGreaterThan(changeNumber);
        assertThat(version(1)).isEqualTo(1);
        assertThatJson(run).node("kind").isEqualTo("REPROCESS");
        assertThatJson(run).node("state").isEqualTo("DONE");
        assertThatJson(run).node("updated").isEqualTo(1);
    }

    @Test
    void assignsNoChangeNumberToAnUnchangedArticle() throws Exception {
        report(send(new CmsJson(PORTAL, 2)
                .with("attaches", ATTACHMENTS)
                .with("score_average", "4.5")
                .with("score_count", "2")));
        var changeNumber = changeNumber(2);
        set("text_version = 0", 2);
        assertThatJson(reprocess("")).node("updated").isEqualTo(0);
        assertThat(version(2)).isEqualTo(1);
        assertThat(changeNumber(2)).isEqualTo(changeNumber);
    }

    @Test
    void updatesAttachments() throws Exception {
        report(send(new CmsJson(PORTAL, 3).with("attaches", ATTACHMENTS)));
        Sql.run(database, "update attachment set picture = null where article_id = " + id(3));
        set("text_version = 0", 3);
        assertThatJson(reprocess("")).node("updated").isEqualTo(1);
        assertThat(Sql.<String>value(database, "select picture from attachment where article_id = ?", id(3)))
                .contains(",10,");
    }

    @Test
    void updatesTheSearchVector() throws Exception {
        report(send(new CmsJson(PORTAL, 4).withText("content_title", "Zwetschgenkuchen")));
        var changeNumber = changeNumber(4);
        Sql.run(database, "update article_search set vector = '', version = 0 where article_id = " + id(4));
        reprocess("");
        var query = "{search(query: \"zwetschgenkuchen\") {totalCount}}";
        var response = given().contentType("application/json")
                .body("{\"query\": \"%s\"}".formatted(query.replace("\"", "\\\"")))
                .post("/graphql")
                .asString();
        assertThat(JsonPath.<Integer>read(response, "$.data.search.totalCount")).isEqualTo(1);
        assertThat(changeNumber(4)).isEqualTo(changeNumber);
    }

    @Test
    void updatesTheKeyTermsWithoutAChange() throws Exception {
        report(send(new CmsJson(PORTAL, 16).withText("content_title", "Zwetschgenkuchen")));
        var changeNumber = changeNumber(16);
        set("key_terms = '{former}'", 16);
        Sql.run(database, "update article_search set version = 0 where article_id = " + id(16));
        assertThatJson(reprocess("")).node("updated").isEqualTo(0);
        assertThat(Sql.<String>column(database, "select term from article_term where article_id = ?", id(16)))
                .containsExactly("zwetschgenkuchen");
        assertThat(changeNumber(16)).isEqualTo(changeNumber);
    }

    @Test
    void updatesCurrentArticlesOnlyOnRequest() throws Exception {
        report(send(new CmsJson(PORTAL, 5)));
        set("title = 'Outdated'", 5);
        reprocess("");
        assertThat(title(5)).isEqualTo("Outdated");
        reprocess("?all=true");
        assertThat(title(5)).isEqualTo("Title 5");
    }

    @Test
    void keepsRemovals() throws Exception {
        report(send(new CmsJson(PORTAL, 6), new CmsJson(PORTAL, 7), new CmsJson(PORTAL, 18)));
        given().delete("/ingest/contents/1341/6?reason=EXPIRED").then().statusCode(204);
        given().delete("/ingest/contents/1341/18").then().statusCode(204);
        given().delete("/ingest/contents/1341/7?at=2126-01-01T00:00:00Z").then().statusCode(204);
        set("title = 'Old', text_version = 0", 6);
        set("title = 'Old', text_version = 0", 7);
        Sql.run(database, "update article_search set version = 0 where article_id = " + id(18));
        reprocess("");
        assertThat(title(6)).isEqualTo("Title 6");
        assertThat(Sql.<String>column(
                        database,
                        "select removal_reason || ' ' || (removed_at > now()) from article where id in (?, ?) order by id",
                        id(6),
                        id(7)))
                .containsExactly("EXPIRED false", "WITHDRAWN true");
        assertThat(Sql.<Boolean>column(
                        database,
                        "select s.removed_at = a.removed_at from article_search s join article a on a.id = s.article_id "
                                + "where a.id in (?, ?, ?)",
                        id(6),
                        id(7),
                        id(18)))
                .containsExactly(true, true, true);
    }

    /**
     * Time has passed since the import: the embargo has ended and the article has expired, and no client asked in between. The
     * record says an embargo until 2126, as if the older version had read the date wrongly.
     */
    @ParameterizedTest
    @CsvSource({"20 minutes, 10 minutes, true", "10 minutes, 20 minutes, false", "100 minutes, 90 minutes, false"})
    void remembersThatAnArticleWasVisible(String publishedBefore, String removedBefore, boolean seen) throws Exception {
        report(send(new CmsJson(PORTAL, 15).withText("content_date_start", "2126-01-01 00:00:00")));
        set(
                "title = 'Old', text_version = 0, seen = false, removal_reason = 'EXPIRED', "
                        + "published_at = now() - interval '%s', removed_at = now() - interval '%s', "
                                .formatted(publishedBefore, removedBefore)
                        + "changed_at = now() - interval '1 hour'",
                15);
        assertThatJson(reprocess("")).node("updated").isEqualTo(1);
        assertThat(Sql.<Boolean>value(database, "select seen from article where id = ?", id(15)))
                .isEqualTo(seen);
        given().get("/legacy/contents/1341/15").then().statusCode(seen ? 410 : 404);
        Sql.run(database, "delete from article where id = " + id(15));
    }

    @Test
    void keepsAnArticleWhoseRecordIsRejectedNow() throws Exception {
        report(send(new CmsJson(PORTAL, 8)));
        set("title = 'Outdated', text_version = 0", 8);
        Sql.run(database, "update source_record set record = '{}' where article_id = " + id(8));
        var run = reprocess("");
        assertThatJson(run).inPath("problems[*].code").isArray().contains("NO_PORTAL");
        assertThatJson(run).node("rejected").isEqualTo(1);
        assertThat(title(8)).isEqualTo("Outdated");
        Sql.run(database, "delete from article where id = " + id(8));
    }

    @Test
    void doesNotOverwriteAConcurrentEdit() throws Exception {
        report(send(new CmsJson(PORTAL, 9).editedAt("12:00:00")));
        set("text_version = 0", 9);
        String run;
        try (var sequence = new SequenceHolder(database)) {
            var edit = new CmsJson(PORTAL, 9).editedAt("13:00:00").withText("content_title", "Edited");
            var sent = CompletableFuture.supplyAsync(() -> send(edit), task -> new Thread(task).start());
            sequence.awaitWaiting(1);
            run = startRun("");
            sequence.awaitWaiting(2);
            sequence.close();
            report(sent.get(20, TimeUnit.SECONDS));
        }
        assertThatJson(await(run)).node("stale").isEqualTo(1);
        assertThat(title(9)).isEqualTo("Edited");
    }

    @Test
    void rejectsASecondRun() throws Exception {
        try (var connection = database.getConnection()) {
            Sql.column(connection, "select pg_advisory_lock(x'726570726F636573'::bigint)");
            post("/ingest/reprocess")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("title", is("Reprocessing is already running"));
            Sql.column(connection, "select pg_advisory_unlock(x'726570726F636573'::bigint)");
        }
        reprocess("");
    }

    @Test
    void resumesAnInterruptedRunOverAllArticles() throws Exception {
        report(send(new CmsJson(PORTAL, 11), new CmsJson(PORTAL, 12)));
        set("title = 'Old'", 11);
        set("title = 'Old'", 12);
        insertInterruptedRun(11);
        reprocessor.start(new StartupEvent(), true);
        await("/ingest/runs/" + JsonPath.read(get("/ingest/runs?limit=1").asString(), "$.runs[0].run"));
        assertThat(title(11)).isEqualTo("Old");
        assertThat(title(12)).isEqualTo("Title 12");
    }

    @Test
    void restartsAnInterruptedRunOnRequest() throws Exception {
        report(send(new CmsJson(PORTAL, 13)));
        set("title = 'Old'", 13);
        insertInterruptedRun(13);
        reprocess("?all=true");
        assertThat(title(13)).isEqualTo("Title 13");
    }

    @Test
    void doesNotStartByDefault() throws Exception {
        reprocess("");
        report(send(new CmsJson(PORTAL, 14)));
        set("text_version = 0", 14);
        reprocessor.start(new StartupEvent(), true);
        assertThat(version(14)).isEqualTo(0);
        reprocess("");
    }

    @Test
    void rejectsInvalidParameters() {
        post("/ingest/reprocess?all=yes").then().statusCode(400).contentType("application/problem+json");
    }

    /** Inserts a run of a process that died after an article. */
    private void insertInterruptedRun(int contentId) throws SQLException {
        Sql.column(
                database,
                "insert into ingest_run (kind, state, everything, position) values ('REPROCESS', 'FAILED', true, ?) "
                        + "returning id",
                id(contentId));
    }

    private static String reprocess(String query) {
        return await(startRun(query));
    }

    private static String startRun(String query) {
        return post("/ingest/reprocess" + query)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static String await(String run) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var path = run.substring(run.indexOf("/ingest/"));
        var detail = get(path).asString();
        while (detail.contains("RUNNING")) {
            assertThat(System.nanoTime()).as("the run ends").isLessThan(deadline);
            detail = get(path).asString();
        }
        return detail;
    }

    private void set(String what, int contentId) throws SQLException {
        Sql.run(database, "update article set %s where id = %d".formatted(what, id(contentId)));
    }

    private String title(int contentId) throws SQLException {
        return Sql.value(database, "select title from article where id = ?", id(contentId));
    }

    private int version(int contentId) throws SQLException {
        return Sql.<Integer>value(database, "select text_version from article where id = ?", id(contentId));
    }

    private long changeNumber(int contentId) throws SQLException {
        return Sql.<Long>value(database, "select change_number from article where id = ?", id(contentId));
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }
}
