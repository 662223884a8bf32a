package org.contentgateway.pull;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An upstream did not give what was asked for; the message says why, in words for operators. */
final class UpstreamException extends IOException {

    private final boolean passing;
    private final @Nullable Duration retryAfter;

    private UpstreamException(
            String message, boolean passing, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** It may work in a while. */
    static UpstreamException passing(String message, @Nullable Throwable cause) {
        return new UpstreamException(message, true, null, cause);
    }

    /** It may work after the time that the upstream asked for. */
    static UpstreamException busy(String message, @Nullable Duration retryAfter) {
        return new UpstreamException(message, true, retryAfter, null);
    }

    /** It will fail again until somebody changes something. */
    static UpstreamException lasting(String message) {
        return new UpstreamException(message, false, null, null);
    }

    boolean passes() {
        return passing;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
