package org.contentgateway.content.changes;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Detects changes committed by any process through PostgreSQL's {@code LISTEN}. It also polls the change sequence every
 * second, so that a lost notification or a connection that cannot listen delays detection by one second at most.
 */
@ApplicationScoped
class ChangeListener {

    /** The {@code NOTIFY} channel. */
    static final String CHANNEL = "content_gateway_changes";

    private static final Logger LOG = Logger.getLogger(ChangeListener.class);

    /** Names the listening connection in {@code pg_stat_activity}. */
    private static final String APPLICATION_NAME = "content-gateway change listener";

    private static final int POLL_INTERVAL_MILLIS = 1_000;
    private static final String SOCKET_TIMEOUT_SECONDS = "5";

    private final AgroalDataSource database;
    private final ChangeTracker changes;
    private final Event<ArticlesChanged> articlesChanged;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "change-listener");

    /** The sequence of the last event fired. Once the listener thread runs, only that thread uses it. */
    private long announcedSequence;

    ChangeListener(AgroalDataSource database, ChangeTracker changes, Event<ArticlesChanged> articlesChanged) {
        this.database = database;
        this.changes = changes;
        this.articlesChanged = articlesChanged;
    }

    void start(@Observes StartupEvent event) {
        changes.catchUp();
        announcedSequence = changes.sequence();
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.interrupt();
        thread.join(2 * POLL_INTERVAL_MILLIS);
    }

    private void run() {
        var unavailable = false;
        while (stopped.getCount() > 0) {
            try {
                listen();
            } catch (Exception failure) { // of any kind: without this thread, changes by other processes go unnoticed
                if (stopped.getCount() > 0 && !unavailable) {
                    LOG.warn("LISTEN is unavailable. Polling change_sequence instead", failure);
                }
                unavailable = true;
                pollAfterInterval();
                continue;
            }
            unavailable = false;
        }
    }

    /** Listens until the connection breaks or the gateway stops. */
    private void listen() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            var notifications = connection.unwrap(PGConnection.class);
            while (stopped.getCount() > 0) {
                poll(connection);
                notifications.getNotifications(POLL_INTERVAL_MILLIS);
            }
            statement.execute("unlisten *");
        }
    }

    /**
     * Opens a connection outside of the pool: a listening connection would permanently occupy a pool slot, and a broken
     * one could be returned to the pool.
     */
    private Connection connect() throws SQLException {
        var factory = database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var properties = new Properties();
        // A connection may break without being closed, as when a firewall forgets it. Each read fails after this time
        // then.
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("connectTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.putAll(factory.jdbcProperties());
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        if (factory.principal() != null) {
            properties.setProperty("user", factory.principal().getName());
        }
        for (var credential : factory.credentials()) {
            if (credential instanceof SimplePassword password) {
                properties.putAll(password.asProperties());
            }
        }
        return DriverManager.getConnection(factory.jdbcUrl(), properties);
    }

    /**
     * Polls through the listening connection, so that a broken one is noticed: waiting for a notification never fails.
     */
    private void poll(Connection connection) throws SQLException {
        changes.catchUp(connection);
        announce();
    }

    /**
     * Fires an event if the sequence differs from the last one announced. The result of {@code catchUp()} is not
     * enough: a response filter may have caught up before this thread did.
     */
    private void announce() {
        var sequence = changes.sequence();
        if (sequence != announcedSequence) {
            announcedSequence = sequence;
            articlesChanged.fireAsync(new ArticlesChanged(sequence));
        }
    }

    private void pollAfterInterval() {
        try {
            if (!stopped.await(POLL_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                changes.catchUp();
                announce();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.debug("The database is still unavailable", failure);
        }
    }
}
