package org.contentgateway.cdn;

import java.io.IOException;
import java.util.Set;
import org.contentgateway.content.changes.CacheTag;
import org.contentgateway.content.changes.Changes;
import org.jboss.logging.Logger;

/** Purges each change from one target, in the order of changes, at least once. */
final class Purger {

    private static final Logger LOG = Logger.getLogger(Purger.class);

    /** Maximum number of changes per transaction. */
    private static final int PAGE_SIZE = 100;

    /** A target that lags by more changes drops everything, which is faster than purging them one by one. */
    static final int MAX_LAG = 5000;

    private final PurgeTarget target;
    private final PurgePositions positions;
    private final Changes changes;
    private final BackOff backOff = new BackOff(System::nanoTime);
    private volatile long lag;

    Purger(PurgeTarget target, PurgePositions positions, Changes changes) {
        this.target = target;
        this.positions = positions;
        this.changes = changes;
    }

    /** Returns the number of changes that were not purged at the last check. */
    long lag() {
        return lag;
    }

    /** Purges all changes not purged yet, unless another process is doing so. */
    void catchUp() {
        try {
            // Checked without the row lock, and again after each page: so no change is missed that another process left
            // because this one held the lock.
            while (isBehind() && !backOff.isPausing() && positions.advance(target.name(), this::purgePage)) {
                if (backOff.recordSuccess()) {
                    LOG.infof("Purges of %s succeed again", target.name());
                }
            }
        } catch (IOException | RuntimeException failure) {
            if (backOff.recordFailure()) {
                LOG.warnf(
                        "Purges of %s fail, so it may serve outdated responses: %s. Purges are retried until they "
                                + "succeed.",
                        target.name(), failure.getMessage());
            }
        }
    }

    private boolean isBehind() {
        lag = positions.lag(target.name());
        return lag != 0;
    }

    private long purgePage(long position) throws IOException {
        var last = changes.lastRecordedNumber();
        if (position > last || last - position > MAX_LAG) {
            target.purge(Set.of(CacheTag.ANY_RESPONSE));
            return last;
        }
        var changed = changes.changedAfter(position, PAGE_SIZE);
        target.purge(CacheTag.affectedBy(changed.keys()));
        return changed.lastNumber();
    }
}
