package org.contentgateway.content.changes;

import java.time.Duration;
import java.time.Instant;

/** The database's clock, as far from this process's as it was when it was last asked. */
record DatabaseClock(Duration ahead) {

    static final DatabaseClock UNSET = new DatabaseClock(Duration.ZERO);

    /** @param told between two looks at this process's clock */
    static DatabaseClock of(Instant before, Instant told, Instant after) {
        var between = before.plus(Duration.between(before, after).dividedBy(2));
        return new DatabaseClock(Duration.between(between, told));
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }
}
