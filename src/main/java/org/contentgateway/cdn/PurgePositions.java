package org.contentgateway.cdn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * How far each cache has been told of changes. The position moves in the transaction that told it: a process that dies
 * between leaves it where it was, and the same is told again. Only one replica at a time tells a cache.
 */
@ApplicationScoped
class PurgePositions {

    /** Tells a cache some of what changed after a position, and returns the position up to which it was told. */
    interface PurgeAction {
        long after(long position) throws IOException;
    }

    private final SessionFactory sessions;
    private final StatelessSession session;

    PurgePositions(SessionFactory sessions, StatelessSession session) {
        this.sessions = sessions;
        this.session = session;
    }

    /** Begins at the first change for a cache that is new: what it holds is unknown. */
    @Transactional
    void begin(String cache) {
        session.createNativeMutationQuery(
                        "insert into purge_position (cache, change_number) values (:cache, 0) on conflict do nothing")
                .setParameter("cache", cache)
                .executeUpdate();
    }

    /** How many changes a cache has not been told of; negative where it was told of changes that there are not. */
    long lag(String cache) {
        return sessions.fromStatelessSession(reader -> reader.createNativeQuery(
                        "select value - coalesce((select change_number from purge_position where cache = :cache), 0) "
                                + "from change_sequence",
                        Long.class)
                .setParameter("cache", cache)
                .getSingleResult());
    }

    /**
     * Moves a cache's position, unless another process is about to.
     *
     * @return whether it was moved
     */
    @Transactional(rollbackOn = IOException.class)
    boolean move(String cache, PurgeAction telling) throws IOException {
        var position = session.createNativeQuery(
                        "select change_number from purge_position where cache = :cache for update skip locked",
                        Long.class)
                .setParameter("cache", cache)
                .getSingleResultOrNull();
        if (position == null) {
            return false;
        }
        session.createNativeMutationQuery("update purge_position set change_number = :position where cache = :cache")
                .setParameter("position", telling.after(position))
                .setParameter("cache", cache)
                .executeUpdate();
        return true;
    }
}
