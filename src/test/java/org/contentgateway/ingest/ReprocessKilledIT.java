package org.contentgateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.contentgateway.Database;
import org.contentgateway.GatewayProcess;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;

/** The packaged application, killed while it reprocesses all articles. */
class ReprocessKilledIT {

    private static final int RECORDS = 2_000;
    private static final Map<String, String> SMALL_BATCHES = Map.of("gateway.ingest.batch-size", "20");

    @Test
    void resumesAfterARestart() throws Exception {
        try (var database = Database.create()) {
            var source = database.source();
            try (var gateway = new GatewayProcess(database, SMALL_BATCHES)) {
                gateway.ingest(IntStream.rangeClosed(1, RECORDS)
                        .mapToObj(id -> new CmsJson(1351, id).toString())
                        .collect(Collectors.joining("\n")));
                Sql.run(source, "update article set title = 'By another mapping'");
                var request = gateway.signedIn("/ingest/reprocess?all=true")
                        .POST(BodyPublishers.noBody())
                        .build();
                assertThat(HttpClient.newHttpClient()
                                .send(request, BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(202);
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> Sql.<Boolean>value(
                                source, "select position > 0 from ingest_run where kind = 'REPROCESS'"));
            }
            var left = Sql.<Long>value(source, "select count(*) from article where title = 'By another mapping'");
            assertThat(left).isPositive();

            try (var again = new GatewayProcess(database, SMALL_BATCHES)) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> Sql.<Long>value(
                                        source,
                                        "select count(*) from ingest_run where kind = 'REPROCESS' and state = 'DONE'")
                                == 1);
            }
            assertThat(Sql.<Long>value(source, "select count(*) from article where title = 'By another mapping'"))
                    .isZero();
            assertThat(Sql.<Long>value(
                            source, "select received from ingest_run where state = 'DONE' and kind = 'REPROCESS'"))
                    .as("the remaining articles, and those of the last batch whose progress was not stored")
                    .isBetween(left, left + 20);
        }
    }
}
