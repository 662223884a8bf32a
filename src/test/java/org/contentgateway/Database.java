package org.contentgateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.contentgateway.content.Sql;

/** An empty database for the packaged application. All are in one PostgreSQL server, which runs until the tests end. */
public final class Database implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    private static final AtomicInteger CREATED = new AtomicInteger();

    /** Starts the server when the first database is created; its own shutdown hook stops it. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private final String name = "it_" + CREATED.incrementAndGet();

    /** Creates the database. */
    public static Database create() {
        var database = new Database();
        database.start();
        return database;
    }

    /** Creates the database, and returns {@link #settings}. */
    @Override
    public Map<String, String> start() {
        SignedIn.install();
        execute("create database " + name);
        return settings();
    }

    /** The settings of a gateway on this database, which accepts the credentials of {@link SignedIn}. */
    public Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", Server.POSTGRES.getJdbcUrl("postgres", name)),
                Map.entry("quarkus.datasource.username", "postgres"),
                Map.entry("quarkus.datasource.password", "postgres"),
                Map.entry(SignedIn.SETTING, SignedIn.TOKEN_SHA256),
                Management.setting());
    }

    String name() {
        return name;
    }

    int port() {
        return Server.POSTGRES.getPort();
    }

    public DataSource source() {
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    /** Drops the database, even if a gateway is still connected. */
    @Override
    public void stop() {
        execute("drop database " + name + " with (force)");
    }

    @Override
    public void close() {
        stop();
    }

    private static void execute(String sql) {
        try {
            Sql.run(Server.POSTGRES.getPostgresDatabase(), sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
