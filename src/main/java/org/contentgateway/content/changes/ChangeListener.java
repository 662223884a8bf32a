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
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Hears of changes as soon as they are committed, in whatever process: by PostgreSQL's {@code LISTEN}. The sequence itself
 * is looked at every second too, so a notification that is lost, or a connection that can't listen, delays a change by that
 * much and no more.
 */
@ApplicationScoped
class ChangeListener {

    /** The channel of {@code NOTIFY}. */
    static final String CHANNEL = "content_gateway_changes";

    private static final Logger LOG = Logger.getLogger(ChangeListener.class);

    private static final int LOOK_EVERY_MILLIS = 1_000;

    private final AgroalDataSource database;
    private final ChangeTracker known;
    private final Event<ArticlesChanged> changed;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "change-listener");

    /** The sequence of the last event fired. Only the listener's thread uses it once that runs. */
    private long announced;

    ChangeListener(AgroalDataSource database, ChangeTracker known, Event<ArticlesChanged> changed) {
        this.database = database;
        this.known = known;
        this.changed = changed;
    }

    void start(@Observes StartupEvent start) {
        known.catchUp();
        announced = known.sequence();
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopped.countDown();
        thread.interrupt();
        thread.join(2 * LOOK_EVERY_MILLIS);
    }

    private void run() {
        var away = false;
        while (stopped.getCount() > 0) {
            try {
                listen();
            } catch (SQLException | JDBCException failed) {
                if (stopped.getCount() > 0 && !away) {
                    LOG.warnf("Changes are not heard of at once, only looked for: %s", failed.getMessage());
                }
                away = true;
                pause();
                continue;
            }
            away = false;
        }
    }

    /** As long as the connection lasts. */
    private void listen() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            var notifications = connection.unwrap(PGConnection.class);
            while (stopped.getCount() > 0) {
                look();
                notifications.getNotifications(LOOK_EVERY_MILLIS);
            }
            statement.execute("unlisten *");
        }
    }

    /** Not of the pool, where a connection that listens would be missed, and one that broke be handed on. */
    private Connection connect() throws SQLException {
        var factory = database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var properties = new Properties();
        properties.putAll(factory.jdbcProperties());
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

    /** Compares with the last sequence announced: a response filter may have caught up before this thread did. */
    private void look() {
        known.catchUp();
        var sequence = known.sequence();
        if (sequence != announced) {
            announced = sequence;
            changed.fireAsync(new ArticlesChanged(sequence));
        }
    }

    private void pause() {
        try {
            if (!stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (JDBCException stillAway) {
            LOG.debug("The database is still away", stillAway);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
