package org.contentgateway.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.contentgateway.Database;
import org.contentgateway.Packaged;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deployed keeps its door shut until it is told whom to let in. */
class ProductionIT {

    private static final Database DATABASE = new Database();
    private static final Map<String, String> SETTINGS = new HashMap<>();
    private static final String HASH = "gateway.ingest.users.\"%s\".password-hash";

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() {
        SETTINGS.putAll(DATABASE.start());
        SETTINGS.remove(HASH.formatted(SignedIn.USER));
    }

    @AfterAll
    static void stopDatabase() {
        DATABASE.stop();
    }

    @Test
    void doesNotStartWithThePasswordOfDevMode() throws Exception {
        // Another hash of the same password, by htpasswd -nBC 12.
        var result =
                start(Map.of(HASH.formatted("cms"), "$2y$12$ZfJ1Awp4nTHc6GSWVITYfuqutGyNib8W2wkjLIkVdKkyzWnGnShP."));
        assertThat(result.err() + result.out())
                .contains("gateway.ingest.users.\"cms\".password-hash is a hash of 'ingest', the password of dev mode");
        assertThat(result.status()).isNotZero();
    }

    @Test
    void doesNotStartAsDevModeWouldSetIt() throws Exception {
        var result = start(Map.of("quarkus.profile", "dev"));
        assertThat(result.err() + result.out())
                .contains("gateway.ingest.users.\"ingest\".password-hash is a hash of 'ingest'");
        assertThat(result.status()).isNotZero();
    }

    @Test
    void doesNotStartWithWhatIsNoHash() throws Exception {
        var result = start(Map.of(HASH.formatted("cms"), "secret"));
        assertThat(result.err() + result.out())
                .contains("gateway.ingest.users.\"cms\".password-hash is no bcrypt hash of a cost from 10 to 14");
        assertThat(result.status()).isNotZero();
    }

    @Test
    void doesNotStartWithAProviderThatIsSwitchedOff() throws Exception {
        var result = start(Map.of("quarkus.oidc.auth-server-url", "https://sso.example.org"));
        assertThat(result.err() + result.out()).contains("quarkus.oidc.tenant-enabled has to be true");
        assertThat(result.status()).isNotZero();
    }

    @Test
    void letsNobodyInAndSaysHowWhereNothingIsSet() throws Exception {
        var log = serve(Map.of(), port -> {
            for (var password : new String[] {"", "ingest", SignedIn.PASSWORD}) {
                assertThat(send(port, "ingest", password)).isEqualTo(401);
            }
            assertThat(given().port(port).get("/q/health/ready").statusCode()).isEqualTo(200);
        });
        assertThat(log).contains("Nobody may send content: set gateway.ingest.users.\"NAME\".password-hash");
    }

    @Test
    void startsWithoutItsProviderAndTakesPasswordsMeanwhile() throws Exception {
        serve(
                Map.of(
                        HASH.formatted("cms"),
                        SignedIn.PASSWORD_HASH,
                        "quarkus.oidc.tenant-enabled",
                        "true",
                        "quarkus.oidc.auth-server-url",
                        "http://localhost:1"),
                port -> {
                    assertThat(send(port, "cms", SignedIn.PASSWORD)).isEqualTo(200);
                    assertThat(given().port(port)
                                    .auth()
                                    .none()
                                    .post("/ingest/contents")
                                    .statusCode())
                            .isEqualTo(401);
                    given().port(port)
                            .auth()
                            .oauth2("a.b.c")
                            .post("/ingest/contents")
                            .then()
                            .statusCode(503)
                            .header("Retry-After", "10")
                            .body("title", is("The OpenID Connect provider can't be reached"));
                });
    }

    private static int send(int port, String user, String password) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic(user, password)
                .body("[]")
                .post("/ingest/contents")
                .statusCode();
    }

    private static Packaged.Result start(Map<String, String> more) throws Exception {
        return Packaged.run(Packaged.command(settings(more, 0)), new byte[0]);
    }

    private interface Requests {
        void send(int port);
    }

    /** Returns what the process logged. */
    private String serve(Map<String, String> more, Requests requests) throws Exception {
        var log = folder.resolve("log").toFile();
        var port = freePort();
        var process = new ProcessBuilder(Packaged.command(settings(more, port)))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
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
