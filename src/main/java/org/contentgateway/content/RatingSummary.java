package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Summary of the readers' votes.
 *
 * @param lastAt when the last vote was cast; null if unknown
 */
@Embeddable
public record RatingSummary(
        double average, int count, @Nullable Instant lastAt) {}
