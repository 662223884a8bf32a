package org.contentgateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application serving HTTP as a process of its own: one replica of several, or one that is to be killed. */
public final class GatewayProcess implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    /** Starts one, and waits until it is ready. */
    public GatewayProcess(EmbeddedPostgres database, Map<String, String> settings) throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var all = new HashMap<String, String>();
        all.put("quarkus.http.port", String.valueOf(port));
        all.put("quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"));
        all.put("quarkus.datasource.username", "postgres");
        all.put("quarkus.datasource.password", "postgres");
        all.put(SignedIn.SETTING, SignedIn.TOKEN_SHA256);
        all.putAll(settings);
        var log = Path.of("target", "gateway-" + port + ".log");
        process = new ProcessBuilder(Packaged.command(all))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(2, TimeUnit.MINUTES).until(() -> {
            assertThat(process.isAlive()).as("it ended: see " + log).isTrue();
            return isReady();
        });
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(request("/q/health/ready").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** A request with what {@code /ingest} asks for. */
    public HttpRequest.Builder signedIn(String path) {
        return request(path).header("Authorization", SignedIn.BASIC);
    }

    public HttpResponse<String> ingest(String records) throws IOException, InterruptedException {
        return client.send(
                signedIn("/ingest/contents")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(records))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks a query by GET, with headers by name and value. */
    public HttpResponse<String> ask(String query, String... headers) throws IOException, InterruptedException {
        var request = request("/graphql?query=" + URLEncoder.encode(query, UTF_8));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
