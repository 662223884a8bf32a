package org.contentgateway.content.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dates of a stored article that decide whether clients may have seen it. The end of its embargo and its removal may both have
 * passed without being recorded.
 *
 * @param seen whether an earlier visibility is recorded
 * @param changedAt when these dates were stored
 */
record PastVisibility(
        boolean seen, Instant publishedAt, @Nullable Instant removedAt, Instant changedAt) {

    /** Whether the article was visible at some time until now. */
    boolean wasVisible(Instant now) {
        return seen
                || !publishedAt.isAfter(now)
                        && (removedAt == null || publishedAt.isBefore(removedAt) && changedAt.isBefore(removedAt));
    }
}
