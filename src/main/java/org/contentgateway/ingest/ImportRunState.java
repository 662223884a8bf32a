package org.contentgateway.ingest;

/** What became of a run. */
enum ImportRunState {
    RUNNING,
    /** All that was sent was read. */
    DONE,
    /** What was sent broke off; all before that was taken. */
    BROKEN_OFF,
    /** The gateway or the database failed; batches that were written before that stay. */
    FAILED
}
