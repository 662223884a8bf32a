package org.contentgateway.content.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

    private static final String SEQUENCE_AND_TIME = "select value, clock_timestamp(), signing_key from change_sequence";

    private static final String LATEST_CHANGES =
            "select id, change_number from article order by change_number desc limit " + MAX_TRACKED;

    private static final String CHANGES_SINCE =
            "select id, change_number from article where change_number > ? order by change_number limit " + MAX_TRACKED;

    /**
     * How long a read may wait for bytes from the database, and for a read on another thread. A broken connection that was not
     * closed would otherwise block it forever.
     */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private final SessionFactory sessions;
    private final long maxSilence;
    final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Long> numberByArticle = new ConcurrentHashMap<>();
    private final Map<Integer, Long> numberByPortal = new ConcurrentHashMap<>();
    /** Changes up to this number are not indexed. */
    private volatile long indexedAfter;

    private volatile long sequence = -1;
    private volatile VisibilitySchedule schedule = VisibilitySchedule.NONE;

    /** Reads that started earlier may have read a newer state than that to which the database was restored since. */
    private volatile Instant restoredAt = Instant.MIN;

    private volatile byte[] signingKey = {};

    /** When the database was last read, by {@link System#nanoTime()}. */
    private volatile long contactAt = System.nanoTime();

    private volatile DatabaseClock clock = DatabaseClock.UNSET;

    ChangeTracker(SessionFactory sessions, ChangesConfig config) {
        this.sessions = sessions;
        this.maxSilence = config.maxSilence().toNanos();
    }

    /** The number of the latest change loaded; -1 before the first load. */
    public long sequence() {
        return sequence;
    }

    /** The database's time, which decides visibility. */
    public Instant now() {
        return clock.now();
    }

    /** A random secret of the database, the same in all processes, for signing entity tags. */
    public byte[] signingKey() {
        return signingKey.clone();
    }

    /**
     * Whether changes since a read are known: the database was read recently, and was not restored to an older state.
     *
     * @param sequence the latest change known when the read started
     */
    public boolean isCurrent(long sequence, Instant startedAt) {
        return sequence <= this.sequence
                && startedAt.isAfter(restoredAt)
                && System.nanoTime() - contactAt <= maxSilence;
    }

    /** Whether no content has changed since a read that started at the given change number and time. */
    public boolean isUnchanged(long sequence, Instant startedAt) {
        return this.sequence <= sequence && schedule.isUnchanged(startedAt, now());
    }

    public boolean isUnchanged(int portal, long sequence, Instant startedAt) {
        return sequence >= indexedAfter
                && numberByPortal.getOrDefault(portal, 0L) <= sequence
                && schedule.isUnchanged(portal, startedAt, now());
    }

    public boolean isUnchanged(ArticleKey article, long sequence, Instant startedAt) {
        return sequence >= indexedAfter
                && numberByArticle.getOrDefault(article.id(), 0L) <= sequence
                && schedule.isUnchanged(article, startedAt, now());
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
    public boolean catchUp() {
        return sessions.fromStatelessSession(session -> session.doReturningWork(this::catchUp));
    }

    /** Loads all changes that were committed before the call, through a connection in auto-commit mode. */
    boolean catchUp(Connection connection) throws SQLException {
        acquireLock();
        try {
            var timeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(READ_TIMEOUT.toMillis()));
            try {
                return load(connection);
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, timeout);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void acquireLock() throws SQLException {
        try {
            if (lock.tryLock(READ_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTimeoutException("Another thread is still reading the change sequence");
    }

    private boolean load(Connection connection) throws SQLException {
        var changed = readSequence(connection) != sequence;
        if (changed || schedule.isStale(now())) {
            var transitions = VisibilitySchedule.read(connection, now());
            // Read again after the transitions: one that is recorded as a change in between is not lost this way.
            var current = readSequence(connection);
            if (current < sequence) {
                restoredAt = now();
            }
            if (sequence < 0 || current < sequence || current - sequence > MAX_TRACKED) {
                reload(connection, current);
            } else if (current != sequence) {
                loadNew(connection, current);
            }
            schedule = transitions;
            // Written last, so that a thread that reads it also sees the data loaded for it.
            sequence = current;
        }
        return changed;
    }

    /** Returns the change sequence, and updates the clock and the signing key. */
    private long readSequence(Connection connection) throws SQLException {
        var before = Instant.now();
        try (var statement = connection.prepareStatement(SEQUENCE_AND_TIME);
                var row = statement.executeQuery()) {
            row.next();
            clock = DatabaseClock.of(
                    before, row.getObject(2, OffsetDateTime.class).toInstant(), Instant.now());
            signingKey = row.getBytes(3);
            contactAt = System.nanoTime();
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
            numberByPortal.values().removeIf(number -> number <= indexedAfter);
        }
    }

    private void add(long article, long number) {
        numberByArticle.merge(article, number, Math::max);
        numberByPortal.merge(ArticleKey.of(article).portal(), number, Math::max);
    }
}
