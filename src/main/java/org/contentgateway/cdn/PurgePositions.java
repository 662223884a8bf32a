package org.contentgateway.cdn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Stores the number of the last change that was purged from each target. The purge happens within the transaction that
 * advances the position: if the process dies, the same changes are purged again. A row lock lets one replica at a time
 * purge a target.
 */
@ApplicationScoped
class PurgePositions {

    /** Purges changes after a position, and returns the number of the last change purged. */
    interface PurgeAction {
        long purgeAfter(long position) throws IOException;
    }

    private final SessionFactory sessions;
    private final StatelessSession session;

    PurgePositions(SessionFactory sessions, StatelessSession session) {
        this.sessions = sessions;
        this.session = session;
    }

    /** Adds a new target at position 0, since its content is unknown. */
    @Transactional
    void addIfAbsent(String target) {
        session.createNativeMutationQuery(
                        "insert into purge_position (cache, change_number) values (:cache, 0) on conflict do nothing")
                .setParameter("cache", target)
                .executeUpdate();
    }

    /** Returns the number of changes not purged yet; negative if the position is ahead, as after a database restore. */
    long lag(String target) {
        return sessions.fromStatelessSession(reader -> reader.createNativeQuery(
                        "select value - coalesce((select change_number from purge_position where cache = :cache), 0) "
                                + "from change_sequence",
                        Long.class)
                .setParameter("cache", target)
                .getSingleResult());
    }

    /**
     * Purges changes and advances the position, unless another process is doing so.
     *
     * @return whether the position was advanced
     */
    @Transactional(rollbackOn = IOException.class)
    boolean advance(String target, PurgeAction action) throws IOException {
        var position = session.createNativeQuery(
                        "select change_number from purge_position where cache = :cache for update skip locked",
                        Long.class)
                .setParameter("cache", target)
                .getSingleResultOrNull();
        if (position == null) {
            return false;
        }
        session.createNativeMutationQuery("update purge_position set change_number = :position where cache = :cache")
                .setParameter("position", action.purgeAfter(position))
                .setParameter("cache", target)
                .executeUpdate();
        return true;
    }
}
