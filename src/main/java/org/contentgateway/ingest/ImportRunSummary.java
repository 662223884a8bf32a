package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is listed: what it was for, and what became of its records so far.
 *
 * @param aliveAt when it was last known to go on
 * @param bytes read so far, as they came
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRunSummary(
        long run,
        ImportRunWriter.RunKind kind,
        ImportRunState state,
        Instant startedAt,
        Instant aliveAt,
        @Nullable Instant finishedAt,
        long bytes,
        long received,
        long created,
        long updated,
        long unchanged,
        long stale,
        long rejected,
        long warnings) {}
