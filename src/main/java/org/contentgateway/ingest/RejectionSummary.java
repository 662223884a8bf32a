package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that is kept aside, as it is listed.
 *
 * @param digest its SHA-256, in hexadecimal: its name in addresses
 * @param run the run that rejected it last
 * @param bytes its length
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectionSummary(
        String digest,
        String code,
        @Nullable String path,
        String detail,
        String format,
        long run,
        Instant rejectedAt,
        long bytes) {}
