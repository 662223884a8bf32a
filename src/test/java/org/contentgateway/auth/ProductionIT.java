package org.contentgateway.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contentgateway.Database;
import org.contentgateway.GatewayProcess;
import org.contentgateway.Packaged;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Authentication of the packaged application in production. */
class ProductionIT {

    private static final String SHA256 = "gateway.auth.tokens.\"%s\".sha256";

    private static Database database;

    @BeforeAll
    static void createDatabase() {
        database = Database.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
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
        try (var gateway = serve(Map.of(), Map.of())) {
            for (var token : new String[] {"", "ingest", SignedIn.TOKEN}) {
                assertThat(send(gateway, "ingest", token)).isEqualTo(401);
            }
            assertThat(gateway.log()).contains("Nobody can send content", "'java -jar quarkus-run.jar token NAME'");
        }
    }

    @Test
    void acceptsATokenThatTheCommandGeneratedAndOneWhoseDigestIsInTheEnvironment() throws Exception {
        var command = new ArrayList<>(Packaged.command(Map.of()));
        command.addAll(List.of("token", "cms"));
        var lines = Packaged.run(command, new byte[0]).out().lines().toList();
        var token = lines.get(0);
        var setting = lines.get(1).split("=", 2);
        var environment = Map.of("GATEWAY_AUTH_TOKENS__NEWS__SHA256", SignedIn.TOKEN_SHA256);
        try (var gateway = serve(Map.of(setting[0], setting[1]), environment)) {
            assertThat(send(gateway, "cms", token)).isEqualTo(200);
            assertThat(send(gateway, "news", token)).isEqualTo(401);
            assertThat(sendBearer(gateway, token).statusCode()).isEqualTo(200);
            assertThat(sendBearer(gateway, setting[1]).statusCode()).isEqualTo(401);
            assertThat(send(gateway, "news", SignedIn.TOKEN)).isEqualTo(200);
        }
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
        try (var gateway = serve(settings, Map.of())) {
            assertThat(send(gateway, "cms", SignedIn.TOKEN)).isEqualTo(200);
            assertThat(sendBearer(gateway, SignedIn.TOKEN).statusCode()).isEqualTo(200);
            assertThat(given().port(gateway.port())
                            .auth()
                            .none()
                            .post("/ingest/contents")
                            .statusCode())
                    .isEqualTo(401);
            sendBearer(gateway, "a.b.c")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("title", is("OpenID Connect provider unavailable"));
        }
    }

    private static int send(GatewayProcess gateway, String user, String token) {
        return given().port(gateway.port())
                .auth()
                .preemptive()
                .basic(user, token)
                .body("[]")
                .post("/ingest/contents")
                .statusCode();
    }

    private static Response sendBearer(GatewayProcess gateway, String token) {
        return given().port(gateway.port()).auth().oauth2(token).body("[]").post("/ingest/contents");
    }

    private static void refusesToStart(Map<String, String> more, String reason) throws Exception {
        var result = Packaged.run(Packaged.command(settings(more)), new byte[0]);
        var log = result.err() + result.out();
        assertThat(log.lines().filter(line -> line.contains(reason))).as(log).hasSize(1);
        assertThat(log).doesNotContain("\tat ");
        assertThat(result.status()).isNotZero();
    }

    private static GatewayProcess serve(Map<String, String> more, Map<String, String> environment) throws IOException {
        return new GatewayProcess(settings(more), environment);
    }

    /** Settings without a token of the tests. */
    private static Map<String, String> settings(Map<String, String> more) {
        var settings = new HashMap<>(database.settings());
        settings.remove(SignedIn.SETTING);
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.http.port", "0");
        settings.putAll(more);
        return settings;
    }
}
