package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.contentgateway.Database;
import org.contentgateway.GatewayProcess;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;

/** The packaged application, killed during an import. */
class ImportKilledIT {

    private static final int RECORDS = 5_000;
    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final byte[] EXPORT = IntStream.rangeClosed(1, RECORDS)
            .mapToObj(
                    id -> new CmsJson(1071, id).with("attaches", "[{\"files\":{\"original\":{\"url\":\"1_2.jpg\"}}}]"))
            .map(CmsJson::toString)
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void storesWholeBatchesAndTheRestWhenSentAgain() throws Exception {
        try (var database = Database.create()) {
            var source = database.source();
            var gateway = new GatewayProcess(database, Map.of());
            client.sendAsync(export(gateway), BodyHandlers.ofString());
            await(() -> count(source, "article") >= 4 * BATCH);
            gateway.close(); // kill -9

            var kept = count(source, "article");
            assertThat(kept).isLessThan(RECORDS);
            assertThat(kept % BATCH).isZero();
            for (var table : List.of("attachment", "source_record", "article_search")) {
                assertThat(count(source, table)).as(table).isEqualTo(kept);
            }
            assertThat(Sql.<Long>value(source, "select value from change_sequence"))
                    .isEqualTo(kept);

            var again = new GatewayProcess(database, Map.of());
            try {
                var report = report(again);
                assertThat(report.get("unchanged").asLong()).isEqualTo(kept);
                assertThat(report.get("created").asLong()).isEqualTo(RECORDS - kept);
                assertThat(count(source, "article")).isEqualTo(RECORDS);
                Sql.run(
                        source,
                        "update ingest_run set alive_at = now() - interval '2 minutes' where state = 'RUNNING'");
                await(() -> Sql.column(source, "select 1 from ingest_run where state = 'FAILED'")
                                .size()
                        == 1);
            } finally {
                again.close();
            }
        }
    }

    private static long count(DataSource database, String table) throws Exception {
        return Sql.<Boolean>value(database, "select to_regclass(?) is not null", table)
                ? Sql.<Long>value(database, "select count(*) from " + table)
                : 0;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("within " + PATIENCE).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static HttpRequest export(GatewayProcess gateway) {
        return gateway.signedIn("/ingest/contents")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(EXPORT)))
                .build();
    }

    private JsonNode report(GatewayProcess gateway) throws Exception {
        return new ObjectMapper()
                .readTree(client.send(export(gateway), BodyHandlers.ofString()).body());
    }
}
