package org.contentgateway.cdn;

import java.io.IOException;
import java.util.Set;
import org.contentgateway.content.changes.CacheTag;
import org.contentgateway.content.changes.Changes;
import org.jboss.logging.Logger;

/** Tells one cache of each change, in the order of the changes, at least once. */
final class Purger {

    private static final Logger LOG = Logger.getLogger(Purger.class);

    /** Changes that are told in one transaction. */
    private static final int PAGE = 100;

    /** A cache that is behind by more changes drops everything, sooner than it would be told of them one by one. */
    static final int TOO_MANY = 5000;

    private final PurgeTarget cache;
    private final PurgePositions positions;
    private final Changes changes;
    private final BackOff backOff = new BackOff(System::nanoTime);
    private volatile long lag;

    Purger(PurgeTarget cache, PurgePositions positions, Changes changes) {
        this.cache = cache;
        this.positions = positions;
        this.changes = changes;
    }

    /** How many changes the cache had not been told of when it was last looked at. */
    long lag() {
        return lag;
    }

    /** Tells the cache all that it has not been told yet, unless another process does. */
    void catchUp() {
        try {
            // Looked at without the lock, and again after each move: so nothing is forgotten of what another process
            // was turned away with meanwhile.
            while (isBehind() && !backOff.isOn() && positions.move(cache.name(), this::tell)) {
                if (backOff.succeeded()) {
                    LOG.infof("The cache %s takes purges again", cache.name());
                }
            }
        } catch (IOException | RuntimeException failure) {
            if (backOff.failed()) {
                LOG.warnf(
                        "The cache %s can't be told what changed, and may serve old answers until it can: %s. "
                                + "It is tried again and again.",
                        cache.name(), failure.getMessage());
            }
        }
    }

    private boolean isBehind() {
        lag = positions.lag(cache.name());
        return lag != 0;
    }

    private long tell(long position) throws IOException {
        var last = changes.lastRecordedNumber();
        if (position > last || last - position > TOO_MANY) {
            cache.purge(Set.of(CacheTag.ANY_RESPONSE));
            return last;
        }
        var touched = changes.changedAfter(position, PAGE);
        cache.purge(CacheTag.affectedBy(touched.keys()));
        return touched.lastNumber();
    }
}
