package org.contentgateway.content.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.contentgateway.content.ArticleKey;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * What this process has heard of changes: which articles and portals the newest ones touched, and what the passing of time
 * will change next. Asking it costs nothing; it hears of more by {@link #catchUp()}.
 */
@ApplicationScoped
public class ChangeTracker {

    /** How many changes are remembered by article. What is older counts as changed. */
    private static final int MEMORY = 20_000;

    private static final String NOW = "select (select value from change_sequence), clock_timestamp()";

    private static final String NEWEST =
            "select id, change_number from article order by change_number desc limit " + MEMORY;

    private static final String SINCE =
            "select id, change_number from article where change_number > ? order by change_number limit " + MEMORY;

    private final SessionFactory sessions;
    private final Map<Long, Long> articles = new ConcurrentHashMap<>();
    private final Map<Integer, Long> portals = new ConcurrentHashMap<>();
    private volatile long floor;
    private volatile long sequence = -1;
    private volatile VisibilitySchedule schedule = VisibilitySchedule.NONE;
    private volatile DatabaseClock clock = DatabaseClock.UNSET;

    ChangeTracker(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The number of the newest change heard of. */
    public long sequence() {
        return sequence;
    }

    /** The database's time, by which is decided what is visible. */
    public Instant now() {
        return clock.now();
    }

    /** Whether no change at all has come after a number. */
    public boolean isUnchanged(long since) {
        return sequence <= since;
    }

    public boolean isUnchanged(int portal, long since) {
        return since >= floor && portals.getOrDefault(portal, 0L) <= since;
    }

    public boolean isUnchanged(ArticleKey article, long since) {
        return since >= floor && articles.getOrDefault(article.id(), 0L) <= since;
    }

    /** When an embargo ends or an article leaves next; null where nothing is set. */
    public @Nullable Instant nextTransition() {
        return schedule.next(now());
    }

    public @Nullable Instant nextTransition(int portal) {
        return schedule.next(portal, now());
    }

    public @Nullable Instant nextTransition(ArticleKey article) {
        return schedule.next(article, now());
    }

    /**
     * Hears of all changes that were committed before the call.
     *
     * @return whether there were any
     */
    public synchronized boolean catchUp() {
        return sessions.fromStatelessSession(session -> session.doReturningWork(this::catchUp));
    }

    private boolean catchUp(Connection connection) throws SQLException {
        var last = now(connection);
        var changed = last != sequence;
        if (changed || schedule.isStale(now())) {
            if (sequence < 0 || last < sequence || last - sequence > MEMORY) {
                begin(connection, last);
            } else if (changed) {
                goOn(connection, last);
            }
            schedule = VisibilitySchedule.read(connection, now());
            sequence = last; // last of all: who sees it, sees what belongs to it
        }
        return changed;
    }

    private long now(Connection connection) throws SQLException {
        var asked = Instant.now();
        try (var statement = connection.prepareStatement(NOW);
                var row = statement.executeQuery()) {
            row.next();
            clock = DatabaseClock.of(
                    asked, row.getObject(2, OffsetDateTime.class).toInstant(), Instant.now());
            return row.getLong(1);
        }
    }

    /** Of what lies further back than is remembered, nothing is known. */
    private void begin(Connection connection, long last) throws SQLException {
        floor = last;
        articles.clear();
        portals.clear();
        var oldest = last;
        var count = 0;
        try (var statement = connection.prepareStatement(NEWEST);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                remember(rows.getLong(1), rows.getLong(2));
                oldest = Math.min(oldest, rows.getLong(2));
                count++;
            }
        }
        floor = count < MEMORY ? 0 : oldest;
    }

    private void goOn(Connection connection, long last) throws SQLException {
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setLong(1, sequence);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    remember(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        if (articles.size() > 2 * MEMORY) {
            floor = last - MEMORY;
            articles.values().removeIf(number -> number <= floor);
        }
    }

    private void remember(long article, long number) {
        articles.merge(article, number, Math::max);
        portals.merge(ArticleKey.of(article).portal(), number, Math::max);
    }
}
