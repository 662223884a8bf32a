package org.contentgateway.content;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is read.
 *
 * @param after only what comes after this place, itself not; null from the list's start
 * @param before only what comes before this place, itself not; null to the list's end
 * @param limit how many at most
 * @param fromEnd whether these are the last of that part, not the first; they come in the list's order all the same
 */
public record ListRange(@Nullable Position after, @Nullable Position before, int limit, boolean fromEnd) {}
