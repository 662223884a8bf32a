package org.contentgateway.content.store;

/** The outcome of saving a draft. */
public enum WriteOutcome {
    CREATED,
    UPDATED,
    /** The record is identical to the stored one. */
    UNCHANGED,
    /** The draft is older than the stored article. Only its source record is stored. */
    STALE;

    /** Whether the article's rows are written. */
    boolean writes() {
        return this == CREATED || this == UPDATED;
    }
}
