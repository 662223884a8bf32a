package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what an article tells of happens. */
@Embeddable
public record EventTimes(
        @Nullable Instant at,
        @Nullable Instant start,
        @Nullable Instant end) {}
