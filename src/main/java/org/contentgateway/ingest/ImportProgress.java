package org.contentgateway.ingest;

/**
 * Where a run has come to.
 *
 * @param bytes how many were read, as they came: packed, where they are gzipped
 * @param report what became of the records so far
 */
public record ImportProgress(long bytes, ImportReport report) {}
