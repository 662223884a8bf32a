package org.contentgateway.ingest;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.contentgateway.ingest.Ingest.report;
import static org.contentgateway.ingest.Ingest.send;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.SequenceHolder;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that fails during an import. */
@QuarkusTest
class DatabaseFailureTest {

    private static final int PORTAL = 1021;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({"pg_terminate_backend, 1", "pg_cancel_backend, 2"})
    void respondsWithRetryAfterIfTheDatabaseEndsATransaction(String end, int contentId) throws Exception {
        var record = new CmsJson(PORTAL, contentId);
        CompletableFuture<Response> sent;
        try (var sequence = new SequenceHolder(database)) {
            sent = CompletableFuture.supplyAsync(() -> send(record), task -> new Thread(task).start());
            var writer = sequence.awaitWaiting(1).get(0);
            Sql.column(database, "select %s(?)".formatted(end), writer);
            assertThatJson(sent.get(20, TimeUnit.SECONDS)
                            .then()
                            .statusCode(503)
                            .header("Retry-After", "10")
                            .contentType("application/problem+json")
                            .extract()
                            .asString())
                    .isEqualTo("""
                            {"title": "Database unavailable", "status": 503,
                             "detail": "Retry later. An import may have stored some records: send all of them again, and those are reported as unchanged.",
                             "instance": "${json-unit.regex}urn:uuid:[0-9a-f-]{36}"}""");
        }
        assertThatJson(report(send(record))).node("created").isEqualTo(1);
    }

    @Test
    void hidesInternalDetails() throws Exception {
        Sql.run(database, "alter table source_record rename to source_record_away");
        try {
            assertThatJson(send(new CmsJson(PORTAL, 3))
                            .then()
                            .statusCode(500)
                            .contentType("application/problem+json")
                            .extract()
                            .asString())
                    .isEqualTo("""
                            {"title": "Internal error in the gateway", "status": 500,
                             "detail": "See the gateway's log for the instance named here. An import may have stored some records: sent again, those are reported as unchanged.",
                             "instance": "${json-unit.regex}urn:uuid:[0-9a-f-]{36}"}""");
        } finally {
            Sql.run(database, "alter table source_record_away rename to source_record");
        }
        assertThatJson(report(send(new CmsJson(PORTAL, 3)))).node("created").isEqualTo(1);
    }
}
