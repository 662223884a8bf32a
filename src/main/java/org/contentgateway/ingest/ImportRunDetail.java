package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A run with all that is kept of it, as the {@link ImportReport} had it.
 *
 * @param problems as JSON
 * @param unknownKeys as JSON
 */
@RegisterForReflection
public // written as JSON
record ImportRunDetail(
        @JsonUnwrapped ImportRunSummary summary,
        @JsonRawValue String problems,
        @JsonRawValue String unknownKeys) {}
