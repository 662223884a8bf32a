package org.contentgateway.content.changes;

import java.time.Duration;
import java.time.Instant;

/**
 * Estimate of the database's clock.
 *
 * @param offset how far the database's clock was ahead of this process's clock at the last measurement
 */
record DatabaseClock(Duration offset) {

    static final DatabaseClock UNSET = new DatabaseClock(Duration.ZERO);

    /**
     * Measures the offset.
     *
     * @param before this process's time before the database was queried
     * @param databaseTime the time that the database returned
     * @param after this process's time after the database responded
     */
    static DatabaseClock of(Instant before, Instant databaseTime, Instant after) {
        var midpoint = before.plus(Duration.between(before, after).dividedBy(2));
        return new DatabaseClock(Duration.between(midpoint, databaseTime));
    }

    Instant now() {
        return Instant.now().plus(offset);
    }
}
