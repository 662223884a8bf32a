package org.contentgateway.ingest;

/** The state of a run. */
enum ImportRunState {
    RUNNING,
    /** The input was read to its end. */
    DONE,
    /** The input was incomplete or malformed. The records before that point are imported. */
    BROKEN_OFF,
    /** The gateway or the database failed. Batches written before that stay. */
    FAILED
}
