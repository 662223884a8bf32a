package org.contentgateway.cli;

/** What a command ends with. */
final class ExitStatus {

    static final int ALL_TAKEN = 0;
    static final int SOME_REJECTED = 1;

    /** Wrong usage, or a file that can't be read to its end. */
    static final int BAD_INPUT = 2;

    /** The database is away, the settings are wrong, or we are. */
    static final int FAILED = 3;

    private ExitStatus() {}
}
