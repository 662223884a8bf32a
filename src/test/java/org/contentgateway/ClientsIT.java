package org.contentgateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL client libraries and the audit of GraphQL over HTTP, run in Node.js. */
@QuarkusIntegrationTest
@WithTestResource(value = Database.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ClientsIT {

    private static final Path CLIENTS = Path.of("src/test/clients");

    @TestHTTPResource("/graphql")
    URI graphql;

    @BeforeEach
    void importRecords() throws IOException {
        given().contentType("application/json")
                .body(Files.readString(CLIENTS.resolve("records.json")))
                .post("/ingest/contents")
                .then()
                .statusCode(200)
                .body("received", is(3), "rejected", is(0), "warnings", is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "apollo", "urql"})
    void passesAllChecks(String script) throws IOException, InterruptedException {
        var node = Tools.program("node", "install Node.js 20 or later");
        Tools.present(CLIENTS.resolve("node_modules"), "run `npm ci` in src/test/clients");
        var log = Files.createTempFile(script, ".log");
        var process = new ProcessBuilder(node.toString(), script + ".mjs", graphql.toString())
                .directory(CLIENTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var finished = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        var output = Files.readString(log);
        Files.delete(log);
        assertThat(finished).as("%s took too long:\n%s", script, output).isTrue();
        assertThat(process.exitValue()).as("%s failed:\n%s", script, output).isZero();
    }
}
