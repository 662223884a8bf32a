package org.contentgateway.content.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.StatelessSession;

/** What becomes a change by the passing of time alone: the end of an embargo, and a removal that was set for later. */
@ApplicationScoped
public class ScheduledChanges {

    /** Two looks at the beginnings of two short indexes. */
    private static final String IS_ANYTHING_DUE = """
            select coalesce(least(
                (select min(published_at) from article where changed_at < published_at),
                (select min(removed_at) from article where changed_at < removed_at)) <= clock_timestamp(), false)""";

    /** In the order of their times; the limits keep to those indexes, and what is over them is next. */
    private static final String RECORD_DUE = """
            update article set change_number = :last + due.n, changed_at = clock_timestamp(),
                   seen = seen or removed_at is null or removed_at > clock_timestamp()
            from (select id, row_number() over (order by min(at), id) as n
                  from ((select id, published_at as at from article
                         where changed_at < published_at and published_at <= clock_timestamp()
                         order by published_at limit 1000)
                        union all
                        (select id, removed_at from article
                         where changed_at < removed_at and removed_at <= clock_timestamp()
                         order by removed_at limit 1000)) times
                  group by id) due
            where article.id = due.id""";

    private final StatelessSession session;

    ScheduledChanges(StatelessSession session) {
        this.session = session;
    }

    /** Gives each its number, if there are any. */
    @Transactional
    public void recordDue() {
        if (session.createNativeQuery(IS_ANYTHING_DUE, Boolean.class).getSingleResult()) {
            var turn = ChangeSequenceLock.acquire(session);
            turn.advance(session.createNativeMutationQuery(RECORD_DUE)
                    .setParameter("last", turn.last())
                    .executeUpdate());
            turn.publish();
        }
    }
}
