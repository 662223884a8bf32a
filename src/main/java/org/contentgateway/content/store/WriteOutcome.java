package org.contentgateway.content.store;

/** What became of a draft that was saved. */
public enum WriteOutcome {
    CREATED,
    UPDATED,
    /** The very record that is held already. */
    UNCHANGED,
    /** An edit older than what is held; its source is kept. */
    STALE;

    /** Whether the article is written. */
    boolean writes() {
        return this == CREATED || this == UPDATED;
    }
}
