package org.contentgateway.content.changes;

/**
 * This process has heard of changes, its own or others'; fired asynchronously.
 *
 * @param sequence the number of the newest one
 */
public record ArticlesChanged(long sequence) {}
