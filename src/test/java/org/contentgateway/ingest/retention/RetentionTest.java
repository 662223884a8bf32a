package org.contentgateway.ingest.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.contentgateway.NonDefaultSettings;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Sql;
import org.contentgateway.database.SessionLock;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;

/** Retention of 10 days for superseded records, 20 for rejected records, 30 for runs. */
@QuarkusTest
@TestProfile(NonDefaultSettings.class)
class RetentionTest {

    private static final int PORTAL = 2341;

    @Inject
    AgroalDataSource database;

    @Inject
    RetentionJob job;

    @Test
    void deletesSupersededAndStaleRecordsButNeverTheCurrentOne() throws SQLException {
        report(send(new CmsJson(PORTAL, 1).editedAt("12:00:00")));
        var current = new CmsJson(PORTAL, 1).editedAt("13:00:00");
        report(send(current));
        report(send(new CmsJson(PORTAL, 1).editedAt("11:00:00")));
        age("source_record", "received_at", 9, "article_id = " + id(1));
        job.run();
        assertThat(count("source_record", "article_id = " + id(1))).isEqualTo(3);

        age("source_record", "received_at", 11, "article_id = " + id(1));
        job.run();
        assertThat(Sql.<byte[]>column(database, "select record from source_record where article_id = ?", id(1)))
                .containsExactly(current.bytes());
    }

    @Test
    void deletesExpiredRejectedRecords() throws SQLException {
        var run = run(report(send(new CmsJson(PORTAL, 2).without("content_title"))));
        age("rejected_record", "received_at", 19, "run_id = " + run);
        job.run();
        assertThat(count("rejected_record", "run_id = " + run)).isEqualTo(1);

        age("rejected_record", "received_at", 21, "run_id = " + run);
        job.run();
        assertThat(count("rejected_record", "run_id = " + run)).isZero();
    }

    @Test
    void deletesExpiredRunsButKeepsTheirArticles() throws SQLException {
        var run = run(report(send(new CmsJson(PORTAL, 3))));
        age("ingest_run", "finished_at", 29, "id = " + run);
        job.run();
        given().get("/ingest/runs/" + run).then().statusCode(200);

        age("ingest_run", "finished_at", 31, "id = " + run);
        job.run();
        given().get("/ingest/runs/" + run).then().statusCode(404);
        given().get("/legacy/contents/2341/3").then().statusCode(200);
    }

    @Test
    void keepsRunsWithRejectedRecords() throws SQLException {
        var run = run(report(send(new CmsJson(PORTAL, 4).without("content_title"))));
        age("ingest_run", "finished_at", 31, "id = " + run);
        job.run();
        given().get("/ingest/runs/" + run).then().statusCode(200);
    }

    @Test
    void leavesTheWorkToTheReplicaThatHoldsTheLock() throws SQLException {
        var run = run(report(send(new CmsJson(PORTAL, 5))));
        age("ingest_run", "finished_at", 31, "id = " + run);
        try (var otherReplica =
                SessionLock.tryAcquire(database, RetentionJob.LOCK_KEY).orElseThrow()) {
            job.run();
            assertThat(count("ingest_run", "id = " + run)).isEqualTo(1);
        }
        job.run();
        assertThat(count("ingest_run", "id = " + run)).isZero();
    }

    private void age(String table, String column, int days, String where) throws SQLException {
        Sql.run(
                database,
                "update " + table + " set " + column + " = now() - interval '" + days + " days' where " + where);
    }

    private long count(String table, String where) throws SQLException {
        return Sql.<Long>value(database, "select count(*) from " + table + " where " + where);
    }

    private static int run(String report) {
        return JsonPath.read(report, "$.run");
    }

    private static long id(int contentId) {
        return new ArticleKey(PORTAL, contentId).id();
    }
}
