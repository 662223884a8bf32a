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

/** Articles that are derived from their stored records again. */
@QuarkusTest
class ReprocessorTest {

    private static final int PORTAL = 1341;
    private static final String PICTURES = "[{\"files\":{\"original\":{\"url\":\"1_2.jpg\",\"width\":10,\"height\":5}},"
            + "\"sizes\":{\"150\":\"1_2_150_75.webp\"}}]";

    @Inject
    AgroalDataSource database;

    @Inject
    Reprocessor reprocessing;

    @Test
    void writesAnewWhatAnOlderVersionDerivedOtherwise() throws Exception {
        report(send(new CmsJson(PORTAL, 1).with("attaches", PICTURES)));
        var number = number(1);
        set("title = 'As it was derived once', text_version = 0", 1);
        var run = reprocess("");
        assertThat(title(1)).isEqualTo("Title 1");
        assertThat(number(1)).isGreaterThan(number);
        assertThat(version(1)).isEqualTo(1);
        assertThatJson(run).node("kind").isEqualTo("REPROCESS");
        assertThatJson(run).node("state").isEqualTo("DONE");
        assertThatJson(run).node("updated").isEqualTo(1);
    }

    @Test
    void takesNoNumberForWhatIsDerivedTheSame() throws Exception {
        report(send(new CmsJson(PORTAL, 2)
                .with("attaches", PICTURES)
                .with("score_average", "4.5")
                .with("score_count", "2")));
        var number = number(2);
        set("text_version = 0", 2);
        assertThatJson(reprocess("")).node("updated").isEqualTo(0);
        assertThat(version(2)).isEqualTo(1);
        assertThat(number(2)).isEqualTo(number);
    }

    @Test
    void findsTheFilesAnewToo() throws Exception {
        report(send(new CmsJson(PORTAL, 3).with("attaches", PICTURES)));
        Sql.run(database, "update attachment set width = null where article_id = " + id(3));
        set("text_version = 0", 3);
        assertThatJson(reprocess("")).node("updated").isEqualTo(1);
        assertThat(Sql.<Integer>value(database, "select width from attachment where article_id = ?", id(3)))
                .isEqualTo(10);
    }

    @Test
    void choosesTheWordsAnewThatAnOlderVersionChose() throws Exception {
        report(send(new CmsJson(PORTAL, 4).withText("content_title", "Zwetschgenkuchen")));
        var number = number(4);
        Sql.run(database, "update article_search set vector = '', version = 0 where article_id = " + id(4));
        reprocess("");
        var query = "{search(query: \"zwetschgenkuchen\") {totalCount}}";
        var answer = given().contentType("application/json")
                .body("{\"query\": \"%s\"}".formatted(query.replace("\"", "\\\"")))
                .post("/graphql")
                .asString();
        assertThat(JsonPath.<Integer>read(answer, "$.data.search.totalCount")).isEqualTo(1);
        assertThat(number(4)).isEqualTo(number);
    }

    @Test
    void leavesAloneWhatThisVersionDerivedUnlessAllIsAskedFor() throws Exception {
        report(send(new CmsJson(PORTAL, 5)));
        set("title = 'By another mapping'", 5);
        reprocess("");
        assertThat(title(5)).isEqualTo("By another mapping");
        reprocess("?all=true");
        assertThat(title(5)).isEqualTo("Title 5");
    }

    @Test
    void bringsNothingBackThatWasRemovedAndKeepsWhatIsSetForLater() throws Exception {
        report(send(new CmsJson(PORTAL, 6), new CmsJson(PORTAL, 7)));
        given().delete("/ingest/contents/1341/6?reason=EXPIRED").then().statusCode(204);
        given().delete("/ingest/contents/1341/7?at=2126-01-01T00:00:00Z").then().statusCode(204);
        set("title = 'Old', text_version = 0", 6);
        set("title = 'Old', text_version = 0", 7);
        reprocess("");
        assertThat(title(6)).isEqualTo("Title 6");
        assertThat(Sql.<String>column(
                        database,
                        "select removal_reason || ' ' || (removed_at > now()) from article where id in (?, ?) order by id",
                        id(6),
                        id(7)))
                .containsExactly("EXPIRED false", "WITHDRAWN true");
    }

    @Test
    void leavesAnArticleAsItIsWhoseRecordIsRefusedNow() throws Exception {
        report(send(new CmsJson(PORTAL, 8)));
        set("title = 'As it was derived once', text_version = 0", 8);
        Sql.run(database, "update source_record set record = '{}' where article_id = " + id(8));
        var run = reprocess("");
        assertThatJson(run).inPath("problems[*].code").isArray().contains("NO_PORTAL");
        assertThatJson(run).node("rejected").isEqualTo(1);
        assertThat(title(8)).isEqualTo("As it was derived once");
        Sql.run(database, "delete from article where id = " + id(8));
    }

    @Test
    void doesNotOverwriteAnEditThatCameMeanwhile() throws Exception {
        report(send(new CmsJson(PORTAL, 9).editedAt("12:00:00")));
        set("text_version = 0", 9);
        String run;
        try (var line = new SequenceHolder(database)) {
            var edit = new CmsJson(PORTAL, 9).editedAt("13:00:00").withText("content_title", "Edited");
            var sent = CompletableFuture.supplyAsync(() -> send(edit), task -> new Thread(task).start());
            line.awaitWaiting(1);
            run = begin("");
            line.awaitWaiting(2);
            line.close();
            report(sent.get(20, TimeUnit.SECONDS));
        }
        assertThatJson(await(run)).node("stale").isEqualTo(1);
        assertThat(title(9)).isEqualTo("Edited");
    }

    @Test
    void isDoneByOneAtATime() throws Exception {
        try (var connection = database.getConnection()) {
            Sql.column(connection, "select pg_advisory_lock(x'726570726F636573'::bigint)");
            post("/ingest/reprocess")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("title", is("Articles are being derived again already"));
            Sql.column(connection, "select pg_advisory_unlock(x'726570726F636573'::bigint)");
        }
        reprocess("");
    }

    @Test
    void goesOnWithARunOverAllThatWasCutOff() throws Exception {
        report(send(new CmsJson(PORTAL, 11), new CmsJson(PORTAL, 12)));
        set("title = 'Old'", 11);
        set("title = 'Old'", 12);
        cutOffAt(11);
        reprocessing.start(new StartupEvent(), true);
        await("/ingest/runs/" + JsonPath.read(get("/ingest/runs?limit=1").asString(), "$.runs[0].run"));
        assertThat(title(11)).isEqualTo("Old");
        assertThat(title(12)).isEqualTo("Title 12");
    }

    @Test
    void beginsAnewWhereAllIsAskedForThoughARunWasCutOff() throws Exception {
        report(send(new CmsJson(PORTAL, 13)));
        set("title = 'Old'", 13);
        cutOffAt(13);
        reprocess("?all=true");
        assertThat(title(13)).isEqualTo("Title 13");
    }

    @Test
    void doesNothingByItselfAtTheStartUnlessItIsSet() throws Exception {
        reprocess("");
        report(send(new CmsJson(PORTAL, 14)));
        set("text_version = 0", 14);
        reprocessing.start(new StartupEvent(), true);
        assertThat(version(14)).isEqualTo(0);
        reprocess("");
    }

    @Test
    void refusesWhatItCanNotRead() {
        post("/ingest/reprocess?all=yes").then().statusCode(400).contentType("application/problem+json");
    }

    /** As a process leaves it that died behind an article. */
    private void cutOffAt(int contentId) throws SQLException {
        Sql.column(
                database,
                "insert into ingest_run (kind, state, everything, position) values ('REPROCESS', 'FAILED', true, ?) "
                        + "returning id",
                id(contentId));
    }

    private static String reprocess(String query) {
        return await(begin(query));
    }

    private static String begin(String query) {
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
            assertThat(System.nanoTime()).as("it ends").isLessThan(deadline);
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

    private long number(int contentId) throws SQLException {
        return Sql.<Long>value(database, "select change_number from article where id = ?", id(contentId));
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }
}
