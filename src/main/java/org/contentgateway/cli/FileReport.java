package org.contentgateway.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.contentgateway.ingest.ImportReport;
import org.jspecify.annotations.Nullable;

/**
 * The report of one imported file.
 *
 * @param brokenOff why the file could not be read to its end; null if it was
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileReport(
        String file,
        @JsonUnwrapped ImportReport report,
        @Nullable String brokenOff) {}
