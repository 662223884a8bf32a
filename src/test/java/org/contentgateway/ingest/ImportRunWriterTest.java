package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.send;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.SequenceHolder;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;

/** The stored state of a run, from its start to its end. */
@QuarkusTest
class ImportRunWriterTest {

    private static final int PORTAL = 1061;

    @Inject
    AgroalDataSource database;

    @Test
    void storesAFinishedRun() throws SQLException {
        var sent = new CmsJson(PORTAL, 1);
        var run = send(sent).jsonPath().getLong("run");
        assertThat(states(run)).containsExactly("DONE true");
        assertThat(Sql.<Long>value(database, "select bytes from ingest_run where id = ?", run))
                .isEqualTo("[[]]".length() + sent.bytes().length);
    }

    @Test
    void storesARunWithIncompleteInput() throws SQLException {
        var run = send("[{\"a\":1},".getBytes(UTF_8)).jsonPath().getLong("report.run");
        assertThat(states(run)).containsExactly("BROKEN_OFF true");
    }

    @Test
    void storesARunningRunAndItsFailure() throws Exception {
        try (var sequence = new SequenceHolder(database)) {
            var sent =
                    CompletableFuture.supplyAsync(() -> send(new CmsJson(PORTAL, 2)), task -> new Thread(task).start());
            var writer = sequence.awaitWaiting(1).get(0);
            var run = Sql.<Long>value(database, "select max(id) from ingest_run where state = 'RUNNING'");
            assertThat(states(run)).containsExactly("RUNNING false");
            Sql.column(database, "select pg_terminate_backend(?)", writer);
            sent.get(20, TimeUnit.SECONDS).then().statusCode(503);
            assertThat(states(run)).containsExactly("FAILED true");
        }
    }

    @Test
    void updatesTheHeartbeatWithinSeconds() throws Exception {
        try (var sequence = new SequenceHolder(database)) {
            var sent =
                    CompletableFuture.supplyAsync(() -> send(new CmsJson(PORTAL, 3)), task -> new Thread(task).start());
            sequence.awaitWaiting(1);
            var run = Sql.<Long>value(database, "select max(id) from ingest_run where state = 'RUNNING'");
            Sql.column(
                    database,
                    "update ingest_run set alive_at = alive_at - interval '30 seconds' where id = ? returning id",
                    run);
            awaitRow("select id from ingest_run where id = ? and alive_at > now() - interval '20 seconds'", run);
            sequence.close();
            sent.get(20, TimeUnit.SECONDS).then().statusCode(200);
        }
    }

    @Test
    void storesTheResultOfARunThatWasClosedAsDead() throws Exception {
        try (var sequence = new SequenceHolder(database)) {
            var sent =
                    CompletableFuture.supplyAsync(() -> send(new CmsJson(PORTAL, 4)), task -> new Thread(task).start());
            sequence.awaitWaiting(1);
            var run = Sql.<Long>value(
                    database,
                    "update ingest_run set state = 'FAILED', finished_at = now() "
                            + "where id = (select max(id) from ingest_run where state = 'RUNNING') returning id");
            sequence.close();
            sent.get(20, TimeUnit.SECONDS).then().statusCode(200);
            assertThat(states(run)).containsExactly("DONE true");
        }
    }

    @Test
    void closesTheRunOfADeadProcess() throws Exception {
        var run = Sql.<Long>value(
                database,
                "insert into ingest_run (received, alive_at) values (7, now() - interval '2 minutes') returning id");
        awaitRow("select id from ingest_run where id = ? and state = 'FAILED' and finished_at = alive_at", run);
    }

    private void awaitRow(String sql, long run) throws SQLException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (Sql.column(database, sql, run).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Sql.column(database, "select pg_sleep(0.1)");
        }
    }

    private List<String> states(long run) throws SQLException {
        return Sql.column(
                database, "select state || ' ' || (finished_at is not null) from ingest_run where id = ?", run);
    }
}
