package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A run with all that is kept of it, as the {@link Report} had it.
 *
 * @param problems as JSON
 * @param unknownKeys as JSON
 */
@RegisterForReflection // written as JSON
record RunDetail(
        @JsonUnwrapped RunSummary summary,
        @JsonRawValue String problems,
        @JsonRawValue String unknownKeys) {}
