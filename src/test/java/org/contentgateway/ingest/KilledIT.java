package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.contentgateway.SignedIn;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.Test;

/** The packaged application, whatever it is packaged as, killed in the middle of an import. */
class KilledIT {

    private static final int RECORDS = 20_000;
    private static final int BATCH = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final byte[] EXPORT = IntStream.rangeClosed(1, RECORDS)
            .mapToObj(
                    id -> new CmsJson(1071, id).with("attaches", "[{\"files\":{\"original\":{\"url\":\"1_2.jpg\"}}}]"))
            .map(CmsJson::toString)
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void leavesWholeBatchesAndCompletesThemWhenItIsSentAgain() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            var database = postgres.getPostgresDatabase();
            var gateway = new Gateway(postgres);
            client.sendAsync(gateway.export(), BodyHandlers.ofString());
            await(() -> count(database, "article") >= 4 * BATCH);
            gateway.process.destroyForcibly().waitFor();

            var kept = count(database, "article");
            assertThat(kept).isLessThan(RECORDS);
            assertThat(kept % BATCH).isZero();
            for (var table : List.of("attachment", "source_record", "article_search")) {
                assertThat(count(database, table)).as(table).isEqualTo(kept);
            }
            assertThat(Sql.<Long>value(database, "select value from change_sequence"))
                    .isEqualTo(kept);

            var again = new Gateway(postgres);
            try {
                var report = again.report();
                assertThat(report.get("unchanged").asLong()).isEqualTo(kept);
                assertThat(report.get("created").asLong()).isEqualTo(RECORDS - kept);
                assertThat(count(database, "article")).isEqualTo(RECORDS);
                Sql.run(
                        database,
                        "update ingest_run set alive_at = now() - interval '2 minutes' where state = 'RUNNING'");
                await(() -> Sql.column(database, "select 1 from ingest_run where state = 'FAILED'")
                                .size()
                        == 1);
            } finally {
                again.process.destroy();
                again.process.waitFor();
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

    /** A process of the gateway, ready. */
    private final class Gateway {

        private final int port;
        private final Process process;

        Gateway(EmbeddedPostgres postgres) throws Exception {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var builder = new ProcessBuilder(command(postgres)).redirectErrorStream(true);
            builder.redirectOutput(Path.of("target", "killed-it.log").toFile());
            process = builder.start();
            await(this::isReady);
        }

        /** As the build has written down what it made. */
        private List<String> command(EmbeddedPostgres postgres) throws IOException {
            var artifact = new Properties();
            try (var written = Files.newBufferedReader(Path.of("target", "quarkus-artifact.properties"))) {
                artifact.load(written);
            }
            var command = new ArrayList<String>();
            if (!artifact.getProperty("type").startsWith("native")) {
                command.addAll(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
            }
            command.add(Path.of("target", artifact.getProperty("path")).toString());
            return command;
        }

        private boolean isReady() throws InterruptedException {
            assertThat(process.isAlive()).as("see target/killed-it.log").isTrue();
            try {
                var request = HttpRequest.newBuilder(uri("/q/health/ready")).build();
                return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        HttpRequest export() {
            return HttpRequest.newBuilder(uri("/ingest/contents"))
                    .header("Authorization", SignedIn.BASIC)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(EXPORT)))
                    .build();
        }

        JsonNode report() throws Exception {
            return new ObjectMapper()
                    .readTree(client.send(export(), BodyHandlers.ofString()).body());
        }

        private URI uri(String path) {
            return URI.create("http://localhost:" + port + path);
        }
    }
}
