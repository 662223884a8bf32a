/**
 * The import engine: splits input into records, maps them by a source format, writes them in batches, and stores runs,
 * reports and rejected records.
 */
@NullMarked
package org.contentgateway.ingest;

import org.jspecify.annotations.NullMarked;
