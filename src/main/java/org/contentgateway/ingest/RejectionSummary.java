package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rejected record as it is listed.
 *
 * @param digest SHA-256 in hexadecimal; identifies the record in URLs
 * @param run the last run that rejected it
 * @param bytes size of the record
 */
@RegisterForReflection // instantiated by HQL, written as JSON
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
