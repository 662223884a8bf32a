package org.contentgateway.content;

import org.jspecify.annotations.Nullable;

/**
 * The range of a list to read (keyset pagination).
 *
 * @param after exclusive lower bound; null for the start of the list
 * @param before exclusive upper bound; null for the end of the list
 * @param limit maximum number of articles
 * @param fromEnd whether to return the last articles of the range instead of the first; the list's order stays the same
 */
public record ListRange(@Nullable Position after, @Nullable Position before, int limit, boolean fromEnd) {}
