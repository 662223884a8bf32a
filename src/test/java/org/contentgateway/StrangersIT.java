package org.contentgateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.TableLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients without credentials can do to the packaged application: leave, send half a request, invent methods. */
class StrangersIT {

    private static final Map<String, String> SETTINGS =
            Map.of("quarkus.http.idle-timeout", "2s", "quarkus.smallrye-graphql.ui.enabled", "false");

    /** Neither time limit ends an execution during a test. */
    private static final Map<String, String> PATIENT =
            Map.of("quarkus.http.idle-timeout", "5m", "gateway.limits.timeout", "5m");

    private static Database database;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws IOException {
        database = Database.create();
        gateway = new GatewayProcess(database, SETTINGS);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        database.close();
    }

    @Test
    void halfSentRequestsAreClosed() throws IOException {
        var sockets = new ArrayList<Socket>();
        for (var request : new String[] {
            "",
            "GET /graphql HTTP/1.1\r\nHo",
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"query\"",
            "POST /ingest/contents HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n[{"
        }) {
            sockets.add(send(request));
        }
        for (var socket : sockets) {
            waitUntilClosed(socket);
        }
    }

    @Test
    void importsThatWaitAreNotClosed() throws Exception {
        var imports = new ArrayList<CompletableFuture<Integer>>();
        try (var lock = new TableLock(database.source(), "article")) {
            for (var version : HttpClient.Version.values()) {
                imports.add(CompletableFuture.supplyAsync(() -> ingest(version, record(1, "Text."))));
            }
            lock.awaitWaiting(imports.size());
            for (var i = 0; i < 3; i++) {
                waitUntilClosed(send("")); // takes the idle timeout
            }
            assertThat(imports).noneMatch(CompletableFuture::isDone);
        }
        for (var imported : imports) {
            assertThat(imported.get(1, TimeUnit.MINUTES)).isEqualTo(200);
        }
    }

    @Test
    void clientsThatLeaveDuringTheResponseLeaveNoErrorsInTheLog() throws Exception {
        assertThat(ingest(HttpClient.Version.HTTP_1_1, record(2, "word ".repeat(200_000))))
                .isEqualTo(200);
        for (var i = 0; i < 20; i++) {
            var socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            send(
                    socket,
                    gateway,
                    get("{articleByContentId(portal: 2, contentId: 2) {a%d: bodyHtml b: bodyHtml c: bodyHtml "
                                    .formatted(i)
                            + "d: bodyHtml e: bodyHtml f: bodyHtml g: bodyHtml h: bodyHtml}}"));
            assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
            reset(socket);
        }
        awaitMetric(gateway, "gateway_graphql_active_requests 0.0");
        assertThat(gateway.log()).doesNotContain("ERROR", "\tat ");
    }

    @Test
    void executionsThatNobodyWaitsForAreCancelled() throws Exception {
        var shared = "{articles {nodes {title kicker}}}";
        try (var patient = new GatewayProcess(database, PATIENT);
                var lock = new TableLock(database.source(), "article")) {
            var one = send(patient, get(shared));
            lock.awaitWaiting(1);
            var other = CompletableFuture.supplyAsync(() -> status(patient, shared));
            awaitMetric(patient, "gateway_graphql_active_requests 2.0");
            reset(one);
            awaitMetric(patient, "vertx_http_connections_current 1.0");
            var alone = send(patient, get("{articles {nodes {title language}}}"));
            lock.awaitWaiting(2);
            reset(alone);
            await().atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(lock.awaitWaiting(1))
                            .as("the shared one")
                            .hasSize(1));
            assertThat(other).isNotDone();
            lock.close();
            assertThat(other.get(1, TimeUnit.MINUTES)).isEqualTo(200);
            assertThat(patient.log()).doesNotContain("ERROR", "\tat ");
        }
    }

    @Test
    void unknownMethodsMakeNoTimeSeries() throws Exception {
        sendMethod("BREW0");
        await().atMost(10, TimeUnit.SECONDS).until(() -> timeSeries("method=\"OTHER\"") > 0);
        var before = timeSeries("http_server_requests");
        for (var i = 1; i <= 100; i++) {
            sendMethod("BREW" + i);
        }
        awaitMetric(gateway, "gateway_graphql_active_requests 0.0");
        assertThat(timeSeries("http_server_requests")).isEqualTo(before);
        assertThat(timeSeries("BREW")).isZero();
    }

    /** Four hundred of these documents, held parsed, would fill the heap: each is a list of thousands of values. */
    @Test
    void distinctDocumentsDoNotFillTheHeap() throws Exception {
        try (var small = new GatewayProcess(database.settings(), Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m"))) {
            for (var i = 0; i < 600; i++) {
                var query = "query Z" + i + "($i: [ID!] = [" + "1 ".repeat(4_900) + "]) {nodes(ids: $i) {id}}";
                assertThat(HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(
                                                        URI.create("http://localhost:" + small.port() + "/graphql"))
                                                .header("Content-Type", "application/json")
                                                .POST(BodyPublishers.ofString("{\"query\": \"" + query + "\"}"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .body())
                        .contains("PAGE_SIZE_EXCEEDED");
            }
            assertThat(status(small, "{articles {nodes {id}}}")).isEqualTo(200);
            assertThat(small.log()).doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosed() throws Exception {
        try (var limited = new GatewayProcess(database, Map.of("quarkus.http.limits.max-connections", "20"))) {
            var open = new ArrayList<Socket>();
            for (var i = 0; i < 20; i++) {
                open.add(send(limited, get("{__typename}")));
                assertThat(open.get(i).getInputStream().read())
                        .as("connection %d", i)
                        .isEqualTo('H');
            }
            try (var refused = send(limited, get("{__typename}"))) {
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            for (var socket : open) {
                socket.close();
            }
            awaitMetric(limited, "vertx_http_connections_current 0.0");
            assertThat(status(limited, "{__typename}")).isEqualTo(200);
        }
    }

    @Test
    void healthMetricsAndGraphiQLAreNotPublic() throws Exception {
        for (var path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/graphql-ui/")) {
            assertThat(HttpClient.newHttpClient()
                            .send(request(path).build(), BodyHandlers.discarding())
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(gateway.management("/q/health").statusCode()).isEqualTo(200);
        assertThat(gateway.management("/q/metrics").body()).contains("gateway_graphql_active_requests");
    }

    private static Socket send(String request) throws IOException {
        return send(gateway, request);
    }

    private static Socket send(GatewayProcess to, String request) throws IOException {
        var socket = new Socket();
        send(socket, to, request);
        return socket;
    }

    private static void send(Socket socket, GatewayProcess to, String request) throws IOException {
        socket.connect(new InetSocketAddress("localhost", to.port()));
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }

    private static void waitUntilClosed(Socket socket) throws IOException {
        try (socket) {
            socket.getInputStream().readAllBytes();
        }
    }

    /** Closes a connection by a reset. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String get(String query) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path(query));
    }

    private static String path(String query) {
        return "/graphql?query=" + URLEncoder.encode(query, UTF_8);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    }

    private static void sendMethod(String method) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        request("/graphql")
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding());
    }

    private static int ingest(HttpClient.Version version, String record) {
        try {
            var request = gateway.signedIn("/ingest/contents")
                    .version(version)
                    .POST(BodyPublishers.ofString(record))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int status(GatewayProcess from, String query) {
        try {
            return from.ask(query).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void awaitMetric(GatewayProcess of, String line) {
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> of.management("/q/metrics").body().lines().anyMatch(line::equals));
    }

    private static long timeSeries(String part) throws Exception {
        return gateway.management("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.contains(part))
                .count();
    }

    private static String record(int contentId, String text) {
        return """
                {"portal_id": 2, "content_id": %d, "content_title": "Title", "content_html": "<p>%s</p>",
                 "lang_id": "en", "content_date_start": "2026-06-18 17:53:36"}""".formatted(contentId, text);
    }
}
