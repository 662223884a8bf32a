package org.contentgateway.pull;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request to an upstream failed; the message tells operators why. */
final class UpstreamException extends IOException {

    private final boolean temporary;
    private final @Nullable Duration retryAfter;

    private UpstreamException(
            String message, boolean temporary, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.temporary = temporary;
        this.retryAfter = retryAfter;
    }

    /** A retry may succeed. */
    static UpstreamException temporary(String message, @Nullable Throwable cause) {
        return new UpstreamException(message, true, null, cause);
    }

    /** A retry may succeed after the time that the upstream asked for. */
    static UpstreamException busy(String message, @Nullable Duration retryAfter) {
        return new UpstreamException(message, true, retryAfter, null);
    }

    /** A retry fails until the upstream or the settings change. */
    static UpstreamException permanent(String message) {
        return new UpstreamException(message, false, null, null);
    }

    boolean isTemporary() {
        return temporary;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
