package org.contentgateway.media;

/** Selects a file if none has exactly the requested size. Only the requested sides are compared. */
public enum RoundingRule {
    /** The smallest file that covers the requested size, otherwise the largest. */
    UP,
    /** The file with the smallest sum of differences in pixels; the larger of two equally near. */
    NEAREST,
    /** The largest file that fits into the requested size, otherwise the smallest. */
    DOWN,
    /** The file whose nominal box has the requested sides, regardless of its actual size, otherwise none. */
    EXACT
}
