package org.contentgateway.ingest;

import org.contentgateway.ingest.Problem.Code;
import org.jspecify.annotations.Nullable;

/** A record can't be taken; the message says why. */
final class RejectedException extends Exception {

    private final Code code;
    private final @Nullable String path;
    private final String detail;

    RejectedException(Code code, @Nullable String path, String detail) {
        super(detail);
        this.code = code;
        this.path = path;
        this.detail = detail;
    }

    Problem problem(Findings findings) {
        return findings.problem(code, path, detail);
    }
}
