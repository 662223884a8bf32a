package org.contentgateway.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.contentgateway.Database;
import org.contentgateway.Packaged;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authentication of the packaged application in production. */
class ProductionIT {

    private static final Database DATABASE = new Database();
    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static final String SHA256 = "gateway.auth.tokens.\"%s\".sha256";

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() {
        SETTINGS.putAll(DATABASE.start());
        SETTINGS.remove(SignedIn.SETTING);
    }

    @AfterAll
    static void stopDatabase() {
        DATABASE.stop();
    }

    @Test
    void doesNotStartWithTheTokenOfDevMode() throws Exception {
        refusesToStart(
                Map.of("quarkus.profile", "dev"),
                "gateway.auth.tokens.\"ingest\".sha256 is the SHA-256 of 'ingest', the token of dev mode, which everyone "
                        + "knows. Generate a token by 'java -jar quarkus-run.jar token ingest', and use the line that it prints.");
    }

    @Test
    void doesNotStartWithWhatIsNoDigest() throws Exception {
        refusesToStart(
                Map.of(SHA256.formatted("cms"), "secret"),
                "gateway.auth.tokens.\"cms\".sha256 is not a SHA-256 of 64 hexadecimal digits. "
                        + "Generate a token by 'java -jar quarkus-run.jar token cms', and use the line that it prints.");
    }

    @Test
    void doesNotStartWithATokenWithoutADigest() throws Exception {
        refusesToStart(Map.of("gateway.auth.tokens.\"cms\".sha265", SignedIn.TOKEN_SHA256), "gateway.auth.tokens");
    }

    @Test
    void doesNotStartWithAProviderThatIsDisabled() throws Exception {
        refusesToStart(
                Map.of("quarkus.oidc.auth-server-url", "https://sso.example.org"),
                "quarkus.oidc.auth-server-url is set, but OpenID Connect is disabled. "
                        + "Set quarkus.oidc.tenant-enabled=true, or remove the URL.");
    }

    @Test
    void refusesEveryoneAndLogsTheRemedyWithoutTokens() throws Exception {
        var log = serve(Map.of(), port -> {
            for (var token : new String[] {"", "ingest", SignedIn.TOKEN}) {
                assertThat(send(port, "ingest", token)).isEqualTo(401);
            }
            assertThat(given().port(port).get("/q/health/ready").statusCode()).isEqualTo(200);
        });
        assertThat(log).contains("Nobody can send content", "'java -jar quarkus-run.jar token NAME'");
    }

    @Test
    void acceptsATokenThatTheCommandGenerated() throws Exception {
        var command = new ArrayList<>(Packaged.command(Map.of()));
        command.addAll(List.of("token", "cms"));
        var lines = Packaged.run(command, new byte[0]).out().lines().toList();
        var token = lines.get(0);
        var setting = lines.get(1).split("=", 2);
        serve(Map.of(setting[0], setting[1]), port -> {
            assertThat(send(port, "cms", token)).isEqualTo(200);
            assertThat(send(port, "news", token)).isEqualTo(401);
            assertThat(sendBearer(port, token).statusCode()).isEqualTo(200);
            assertThat(sendBearer(port, setting[1]).statusCode()).isEqualTo(401);
        });
    }

    @Test
    void readsADigestFromTheEnvironment() throws Exception {
        serve(
                Map.of(),
                Map.of("GATEWAY_AUTH_TOKENS__CMS__SHA256", SignedIn.TOKEN_SHA256),
                port -> assertThat(send(port, "cms", SignedIn.TOKEN)).isEqualTo(200));
    }

    @Test
    void startsWithoutItsProviderAndAcceptsAccessTokensMeanwhile() throws Exception {
        var settings = Map.of(
                SHA256.formatted("cms"),
                SignedIn.TOKEN_SHA256,
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                "http://localhost:1");
        serve(settings, port -> {
            assertThat(send(port, "cms", SignedIn.TOKEN)).isEqualTo(200);
            assertThat(sendBearer(port, SignedIn.TOKEN).statusCode()).isEqualTo(200);
            assertThat(given().port(port).auth().none().post("/ingest/contents").statusCode())
                    .isEqualTo(401);
            sendBearer(port, "a.b.c")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("title", is("OpenID Connect provider unavailable"));
        });
    }

    private static int send(int port, String user, String token) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic(user, token)
                .body("[]")
                .post("/ingest/contents")
                .statusCode();
    }

    private static Response sendBearer(int port, String token) {
        return given().port(port).auth().oauth2(token).body("[]").post("/ingest/contents");
    }

    private static void refusesToStart(Map<String, String> more, String reason) throws Exception {
        var result = Packaged.run(Packaged.command(settings(more, 0)), new byte[0]);
        var log = result.err() + result.out();
        assertThat(log.lines().filter(line -> line.contains(reason))).as(log).hasSize(1);
        assertThat(log).doesNotContain("\tat ");
        assertThat(result.status()).isNotZero();
    }

    private interface Requests {
        void send(int port);
    }

    private String serve(Map<String, String> more, Requests requests) throws Exception {
        return serve(more, Map.of(), requests);
    }

    /** Returns what the process logged. */
    private String serve(Map<String, String> more, Map<String, String> environment, Requests requests)
            throws Exception {
        var log = folder.resolve("log").toFile();
        var port = freePort();
        var builder = new ProcessBuilder(Packaged.command(settings(more, port)))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            awaitStart(process, log.toPath());
            requests.send(port);
        } finally {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
        return Files.readString(log.toPath());
    }

    private static void awaitStart(Process process, Path log) throws Exception {
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.readString(log).contains("Listening on")) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(log))
                    .isTrue();
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    private static Map<String, String> settings(Map<String, String> more, int port) {
        var settings = new HashMap<>(SETTINGS);
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.http.host", "localhost");
        settings.putAll(more);
        return settings;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
