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
 * In-memory index of recent changes: the latest change number of each article and portal, and the schedule of
 * visibility transitions. Lookups do not access the database; {@link #catchUp()} loads new changes from it.
 */
@ApplicationScoped
public class ChangeTracker {

    /** Number of recent changes indexed by article. For a number older than those, every article counts as changed. */
    private static final int MAX_TRACKED = 20_000;

    private static final String SEQUENCE_AND_TIME = "select (select value from change_sequence), clock_timestamp()";

    private static final String LATEST_CHANGES =
            "select id, change_number from article order by change_number desc limit " + MAX_TRACKED;

    private static final String CHANGES_SINCE =
            "select id, change_number from article where change_number > ? order by change_number limit " + MAX_TRACKED;

    private final SessionFactory sessions;
    private final Map<Long, Long> numberByArticle = new ConcurrentHashMap<>();
    private final Map<Integer, Long> numberByPortal = new ConcurrentHashMap<>();
    /** Changes up to this number are not indexed. */
    private volatile long indexedAfter;

    private volatile long sequence = -1;
    private volatile VisibilitySchedule schedule = VisibilitySchedule.NONE;
    private volatile DatabaseClock clock = DatabaseClock.UNSET;

    ChangeTracker(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The number of the latest change loaded; -1 before the first load. */
    public long sequence() {
        return sequence;
    }

    /** The database's time, which decides visibility. */
    public Instant now() {
        return clock.now();
    }

    /** Whether there is no change after the given number. */
    public boolean isUnchanged(long since) {
        return sequence <= since;
    }

    public boolean isUnchanged(int portal, long since) {
        return since >= indexedAfter && numberByPortal.getOrDefault(portal, 0L) <= since;
    }

    public boolean isUnchanged(ArticleKey article, long since) {
        return since >= indexedAfter && numberByArticle.getOrDefault(article.id(), 0L) <= since;
    }

    /** Returns when the next embargo ends or the next article expires; null if nothing is scheduled. */
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
     * Loads all changes that were committed before the call.
     *
     * @return whether the change sequence differs from the one loaded before
     */
    public synchronized boolean catchUp() {
        return sessions.fromStatelessSession(session -> session.doReturningWork(this::catchUp));
    }

    private boolean catchUp(Connection connection) throws SQLException {
        var current = readSequence(connection);
        var changed = current != sequence;
        if (changed || schedule.isStale(now())) {
            if (sequence < 0 || current < sequence || current - sequence > MAX_TRACKED) {
                reload(connection, current);
            } else if (changed) {
                loadNew(connection, current);
            }
            schedule = VisibilitySchedule.read(connection, now());
            // Written last, so that a thread that reads it also sees the data loaded for it.
            sequence = current;
        }
        return changed;
    }

    /** Returns the change sequence and updates the clock. */
    private long readSequence(Connection connection) throws SQLException {
        var before = Instant.now();
        try (var statement = connection.prepareStatement(SEQUENCE_AND_TIME);
                var row = statement.executeQuery()) {
            row.next();
            clock = DatabaseClock.of(
                    before, row.getObject(2, OffsetDateTime.class).toInstant(), Instant.now());
            return row.getLong(1);
        }
    }

    /** Replaces the index with the latest changes. */
    private void reload(Connection connection, long current) throws SQLException {
        indexedAfter = current;
        numberByArticle.clear();
        numberByPortal.clear();
        var oldest = current;
        var count = 0;
        try (var statement = connection.prepareStatement(LATEST_CHANGES);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                add(rows.getLong(1), rows.getLong(2));
                oldest = Math.min(oldest, rows.getLong(2));
                count++;
            }
        }
        indexedAfter = count < MAX_TRACKED ? 0 : oldest;
    }

    private void loadNew(Connection connection, long current) throws SQLException {
        try (var statement = connection.prepareStatement(CHANGES_SINCE)) {
            statement.setLong(1, sequence);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    add(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        if (numberByArticle.size() > 2 * MAX_TRACKED) {
            indexedAfter = current - MAX_TRACKED;
            numberByArticle.values().removeIf(number -> number <= indexedAfter);
        }
    }

    private void add(long article, long number) {
        numberByArticle.merge(article, number, Math::max);
        numberByPortal.merge(ArticleKey.of(article).portal(), number, Math::max);
    }
}
