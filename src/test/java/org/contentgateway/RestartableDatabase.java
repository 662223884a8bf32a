package org.contentgateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL server for the packaged application that a test can stop and start again. */
public final class RestartableDatabase implements QuarkusTestResourceLifecycleManager {

    private static RestartableDatabase current;

    private int port;
    private Path data;
    private EmbeddedPostgres postgres;

    /** Returns the server of the running test's application. */
    static RestartableDatabase current() {
        return current;
    }

    @Override
    public Map<String, String> start() {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
            data = Files.createTempDirectory("outage");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        startServer();
        current = this;
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres")),
                Map.entry("quarkus.datasource.username", "postgres"),
                Map.entry("quarkus.datasource.password", "postgres"),
                Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "2s"),
                Management.setting());
    }

    void startServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void stopServer() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        stopServer();
    }
}
