package org.contentgateway.ingest;

/** What a run does. */
enum ImportRunKind {
    /** Imports records that were sent or pulled. */
    IMPORT,
    /** Imports rejected records again. */
    RETRY,
    /** Derives articles again from their stored records. */
    REPROCESS
}
