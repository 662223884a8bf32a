package org.contentgateway.media;

/** What to answer when no file has just the asked size. A file covers or fits by every side that is asked. */
public enum RoundingRule {
    /** The smallest file that covers the asked size, else the largest there is. */
    UP,
    /** The file whose asked sides differ least, summed in pixels; of two as near, the larger. */
    NEAREST,
    /** The largest file that fits into the asked size, else the smallest there is. */
    DOWN,
    /** The file made for the nominal box of the asked sides, whatever its real size, else none. */
    EXACT
}
