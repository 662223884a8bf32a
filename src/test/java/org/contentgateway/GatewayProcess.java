package org.contentgateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application as a separate process that serves HTTP: a replica, or a process to kill. */
public final class GatewayProcess implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Management.freePort();
    private final int managementPort = Management.freePort();
    private final Path log;
    private final Process process;

    /** Starts a process and waits until it is ready. */
    public GatewayProcess(Database database, Map<String, String> settings) throws IOException {
        this(merged(database.settings(), settings), Map.of());
    }

    /** Starts a process with only these settings and environment variables, and waits until it is ready. */
    public GatewayProcess(Map<String, String> settings, Map<String, String> environment) throws IOException {
        log = Path.of("target", "gateway-" + port + ".log");
        var builder = new ProcessBuilder(Packaged.command(merged(
                        settings,
                        Map.of("quarkus.http.port", "" + port, "quarkus.management.port", "" + managementPort))))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        await().atMost(2, TimeUnit.MINUTES).until(() -> {
            assertThat(process.isAlive()).as("still running; log: " + log).isTrue();
            return isReady();
        });
    }

    private static Map<String, String> merged(Map<String, String> settings, Map<String, String> more) {
        var merged = new HashMap<>(settings);
        merged.putAll(more);
        return merged;
    }

    public int port() {
        return port;
    }

    /** Returns its log output so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return management("/q/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Requests a path of the management interface. */
    public HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                        .build(),
                BodyHandlers.ofString());
    }

    /**
     * Returns the bytes of the live objects in its heap, after a collection. Not for native images. Without arrays of int and
     * filler objects: the JVM fills gaps between objects with them.
     */
    public long liveHeap() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var histogram = Packaged.run(List.of(jcmd, "" + process.pid(), "GC.class_histogram"), new byte[0]);
        var bytes = histogram
                .out()
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(row -> row[0].matches("\\d+:") && row.length >= 4)
                .filter(row -> !row[3].equals("[I") && !row[3].startsWith("jdk.internal.vm.Filler"))
                .mapToLong(row -> Long.parseLong(row[2]))
                .sum();
        assertThat(bytes).as("live heap by %s", histogram).isPositive();
        return bytes;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** A request with credentials for {@code /ingest}. */
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

    /** Sends a query by GET, with headers given as alternating names and values. */
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
