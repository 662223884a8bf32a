package org.contentgateway.ingest;

/**
 * The progress of a run.
 *
 * @param bytes bytes of input read so far, before decompression
 * @param report counts and problems so far
 */
public record ImportProgress(long bytes, ImportReport report) {}
