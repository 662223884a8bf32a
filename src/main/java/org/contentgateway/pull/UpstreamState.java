package org.contentgateway.pull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an upstream.
 *
 * @param now by the database's clock, as all but {@code since} is
 * @param since where the next pull begins, by the upstream's clock; null for the beginning
 * @param lastPull a {@link PullReport} as JSON
 */
record UpstreamState(
        Instant now,
        @Nullable Instant since,
        @Nullable CacheValidators validators,
        @Nullable Instant lastTryAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String failure,
        @Nullable Instant notBefore,
        @Nullable String lastPull) {}
