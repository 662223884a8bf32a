package org.contentgateway.pull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an upstream. All times but {@code since} are those of the database's clock.
 *
 * @param since where the next pull starts, by the upstream's clock; null for the beginning
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
        @Nullable String lastPull) {

    /** The state of an upstream that was never pulled from. */
    static UpstreamState unknown(Instant now) {
        return new UpstreamState(now, null, null, null, null, null, null, null);
    }
}
