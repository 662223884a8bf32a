package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The readers' votes. */
@Embeddable
public record RatingSummary(
        double average, int count, @Nullable Instant lastAt) {}
