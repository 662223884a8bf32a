package org.contentgateway.content.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.StatelessSession;

/** Records visibility transitions that have become due as changes: ended embargoes and expired articles. */
@ApplicationScoped
public class ScheduledChanges {

    /** Cheap: reads the first entry of two small partial indexes. */
    private static final String HAS_DUE = """
            select coalesce(least(
                (select min(published_at) from article where changed_at < published_at),
                (select min(removed_at) from article where changed_at < removed_at)) <= clock_timestamp(), false)""";

    /**
     * Numbers transitions in order of time. The limits let PostgreSQL use the partial indexes; the next call handles
     * the rest.
     */
    private static final String RECORD_DUE = """
            update article set change_number = :last + due.n, changed_at = clock_timestamp(),
                   seen = seen or published_at <= clock_timestamp()
                          and (removed_at is null or published_at < removed_at and changed_at < removed_at)
            from (select id, row_number() over (order by min(at), id) as n
                  from ((select id, published_at as at from article
                         where changed_at < published_at and published_at <= clock_timestamp()
                         order by published_at limit 1000)
                        union all
                        (select id, removed_at from article
                         where changed_at < removed_at and removed_at <= clock_timestamp()
                         order by removed_at limit 1000)) transitions
                  group by id) due
            where article.id = due.id""";

    private final StatelessSession session;

    ScheduledChanges(StatelessSession session) {
        this.session = session;
    }

    /**
     * Assigns a change number to each article with a due transition. Takes the change_sequence lock only if there is
     * any.
     */
    @Transactional
    public void recordDue() {
        if (session.createNativeQuery(HAS_DUE, Boolean.class).getSingleResult()) {
            var lock = ChangeSequenceLock.acquire(session);
            lock.advance(session.createNativeMutationQuery(RECORD_DUE)
                    .setParameter("last", lock.lastNumber())
                    .executeUpdate());
            lock.publish();
        }
    }
}
