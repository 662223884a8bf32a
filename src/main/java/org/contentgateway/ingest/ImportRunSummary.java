package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is listed.
 *
 * @param run its id
 * @param aliveAt the time of the last heartbeat
 * @param finishedAt null while it is running
 * @param bytes bytes of input read so far, before decompression
 */
@RegisterForReflection // instantiated by HQL, written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRunSummary(
        long run,
        ImportRunKind kind,
        ImportRunState state,
        Instant startedAt,
        Instant aliveAt,
        @Nullable Instant finishedAt,
        long bytes,
        @JsonUnwrapped ImportCounts counts) {}
