package org.contentgateway.content;

import java.time.Instant;
import org.hibernate.StatelessSession;

/**
 * A writer's turn in the line at the change sequence: the numbers that it gives to changes, and the time, by the
 * database's clock as in every read. The next writer's turn comes when the transaction ends.
 */
final class Turn {

    private final StatelessSession session;
    private final Instant now;
    private final long first;
    private long last;

    private Turn(StatelessSession session, Instant now, long last) {
        this.session = session;
        this.now = now;
        this.first = last;
        this.last = last;
    }

    /** Stands in line until all writers before have ended. */
    static Turn await(StatelessSession session) {
        var last = session.createNativeQuery("select value from change_sequence for update", Long.class)
                .getSingleResult();
        // Asked for only now: while this writer stood in line, time went by.
        var now = session.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        return new Turn(session, now, last);
    }

    Instant now() {
        return now;
    }

    /** The number given last. */
    long last() {
        return last;
    }

    /** Gives an article the next number. */
    void number(Article article) {
        article.changeNumber = ++last;
        article.changedAt = now;
    }

    /** Counts numbers that a statement gave by itself. */
    void took(int numbers) {
        last += numbers;
    }

    /** Keeps the number given last, if any was given, and tells all processes of it once it is committed. */
    void end() {
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
