package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the event that an article reports takes place.
 *
 * @param at the time of an event without a duration
 */
@Embeddable
public record EventTimes(
        @Nullable Instant at,
        @Nullable Instant start,
        @Nullable Instant end) {}
