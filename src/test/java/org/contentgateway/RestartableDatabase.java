package org.contentgateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL for the packaged application that can be away for a while. */
public final class RestartableDatabase implements QuarkusTestResourceLifecycleManager {

    private static RestartableDatabase current;

    private int port;
    private Path data;
    private EmbeddedPostgres postgres;

    /** The one that the application of the running test is on. */
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
        comeBack();
        current = this;
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres",
                "quarkus.datasource.jdbc.acquisition-timeout", "2s");
    }

    void comeBack() {
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

    void goAway() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        goAway();
    }
}
