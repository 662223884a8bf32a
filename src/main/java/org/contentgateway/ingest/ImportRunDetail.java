package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A run with the problems and unknown keys of its {@link ImportReport}.
 *
 * @param problems as JSON
 * @param unknownKeys as JSON
 */
@RegisterForReflection // written as JSON
public record ImportRunDetail(
        @JsonUnwrapped ImportRunSummary summary,
        @JsonRawValue String problems,
        @JsonRawValue String unknownKeys) {

    static ImportRunDetail of(ImportRun run) {
        return new ImportRunDetail(run.summary(), run.problems, run.unknownKeys);
    }
}
