package org.contentgateway.content.changes;

import java.time.Instant;
import org.contentgateway.content.ArticleEntity;
import org.hibernate.StatelessSession;

/**
 * Holds the change_sequence row lock for one transaction and assigns change numbers. Provides the database's time of
 * lock acquisition, because reads decide visibility by the database's clock.
 */
public final class ChangeSequenceLock {

    private final StatelessSession session;
    private final Instant now;
    private final long initialNumber;
    private long lastNumber;

    private ChangeSequenceLock(StatelessSession session, Instant now, long lastNumber) {
        this.session = session;
        this.now = now;
        this.initialNumber = lastNumber;
        this.lastNumber = lastNumber;
    }

    /** Acquires the lock. Blocks until the transactions that requested it earlier have ended. */
    public static ChangeSequenceLock acquire(StatelessSession session) {
        var lastNumber = session.createNativeQuery("select value from change_sequence for update", Long.class)
                .getSingleResult();
        // Read after the lock is acquired, because waiting for it takes time.
        var now = session.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        return new ChangeSequenceLock(session, now, lastNumber);
    }

    /** The database's time when the lock was acquired. */
    public Instant now() {
        return now;
    }

    /** The last change number assigned. */
    long lastNumber() {
        return lastNumber;
    }

    /** Assigns the next change number and the current time to an article. */
    public void assignNumber(ArticleEntity article) {
        article.changeNumber = ++lastNumber;
        article.changedAt = now;
    }

    /** Advances the sequence by the numbers that a SQL statement assigned itself. */
    void advance(int count) {
        lastNumber += count;
    }

    /** Stores the last assigned number, if any, and notifies all processes of it on commit. */
    public void publish() {
        if (lastNumber > initialNumber) {
            session.createNativeMutationQuery("update change_sequence set value = :value")
                    .setParameter("value", lastNumber)
                    .executeUpdate();
            session.createNativeQuery("select cast(pg_notify(:channel, :value) as text)", String.class)
                    .setParameter("channel", ChangeListener.CHANNEL)
                    .setParameter("value", Long.toString(lastNumber))
                    .getSingleResult();
        }
    }
}
