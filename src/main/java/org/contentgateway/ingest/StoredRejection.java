package org.contentgateway.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.contentgateway.ingest.RejectedRecord.RejectionCursor;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;

/** A rejected record with what is needed to import it again. */
@RegisterForReflection // instantiated by HQL
public record StoredRejection(long run, byte[] digest, byte[] record, String format, String code) {

    RejectionCursor cursor() {
        return new RejectionCursor(run, digest);
    }

    /** Whether only the beginning of the record is stored. */
    boolean isTruncated() {
        return ProblemCode.TOO_LARGE.name().equals(code);
    }
}
