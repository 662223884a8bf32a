package org.contentgateway.content.changes;

/**
 * Event fired asynchronously when this process detects new changes, made by itself or by another process.
 *
 * @param sequence the number of the latest change
 */
public record ArticlesChanged(long sequence) {}
