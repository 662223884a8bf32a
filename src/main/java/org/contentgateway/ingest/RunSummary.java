package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is listed: what it was for, and what became of its records so far.
 *
 * @param reportedAt when it was counted last; of one that goes on and is not counted any more, the process died
 * @param failure what ended it before its end
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunSummary(
        long run,
        Runs.Kind kind,
        State state,
        Instant startedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        long received,
        long created,
        long updated,
        long unchanged,
        long stale,
        long rejected,
        long warnings) {

    enum State {
        RUNNING,
        FINISHED,
        FAILED
    }
}
