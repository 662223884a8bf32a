package org.contentgateway.cli;

/** Exit statuses of commands. */
final class ExitStatus {

    static final int ALL_IMPORTED = 0;
    static final int SOME_REJECTED = 1;

    /** Wrong usage, or an unreadable or incomplete file. */
    static final int BAD_INPUT = 2;

    /** The database is unavailable, a setting is invalid, or an internal error occurred. */
    static final int FAILED = 3;

    private ExitStatus() {}
}
