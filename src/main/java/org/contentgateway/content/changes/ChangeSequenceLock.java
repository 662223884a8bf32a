package org.contentgateway.content.changes;

import java.time.Instant;
import org.contentgateway.content.ArticleEntity;
import org.hibernate.StatelessSession;

/**
 * A writer's turn in the line at the change sequence: the numbers that it gives to changes, and the time, by the
 * database's clock as in every read. The next writer's turn comes when the transaction ends.
 */
public final class ChangeSequenceLock {

    private final StatelessSession session;
    private final Instant now;
    private final long first;
    private long last;

    private ChangeSequenceLock(StatelessSession session, Instant now, long last) {
        this.session = session;
        this.now = now;
        this.first = last;
        this.last = last;
    }

    /** Stands in line until all writers before have ended. */
    public static ChangeSequenceLock acquire(StatelessSession session) {
        var last = session.createNativeQuery("select value from change_sequence for update", Long.class)
                .getSingleResult();
        // Asked for only now: while this writer stood in line, time went by.
        var now = session.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        return new ChangeSequenceLock(session, now, last);
    }

    public Instant now() {
        return now;
    }

    /** The number given last. */
    long last() {
        return last;
    }

    /** Gives an article the next number. */
    public void assignNumber(ArticleEntity article) {
        article.changeNumber = ++last;
        article.changedAt = now;
    }

    /** Counts numbers that a statement gave by itself. */
    void advance(int numbers) {
        last += numbers;
    }

    /** Keeps the number given last, if any was given, and tells all processes of it once it is committed. */
    public void publish() {
        if (last > first) {
            session.createNativeMutationQuery("update change_sequence set value = :value")
                    .setParameter("value", last)
                    .executeUpdate();
            session.createNativeQuery("select cast(pg_notify(:channel, :value) as text)", String.class)
                    .setParameter("channel", ChangeListener.CHANNEL)
                    .setParameter("value", Long.toString(last))
                    .getSingleResult();
        }
    }
}
