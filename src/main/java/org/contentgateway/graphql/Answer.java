package org.contentgateway.graphql;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as bytes, and what it rests on.
 *
 * @param bytes JSON in UTF-8
 * @param gzip the same, packed; null as long as nobody has asked for it twice
 * @param digest of the bytes, as it stands in tags
 * @param status of HTTP, where the client knows GraphQL's own media type
 * @param keys what it rests on
 * @param sequence the newest change that was known when it was begun: it holds this one, or newer ones
 * @param until when the passing of time alone makes it another; null where it does not
 * @param reusable whether it answers others too: it has no errors, and what it rests on is known
 * @param statements how many statements it cost
 */
record Answer(
        byte[] bytes,
        byte @Nullable [] gzip,
        String digest,
        int status,
        Set<String> keys,
        long sequence,
        @Nullable Instant until,
        boolean reusable,
        int statements) {

    Answer withGzip() {
        return gzip != null
                ? this
                : new Answer(bytes, Gzip.of(bytes), digest, status, keys, sequence, until, reusable, statements);
    }

    /** Of HTTP. To a client that takes just JSON a request that was refused is answered well, as the draft has it. */
    int status(ResponseType type) {
        return type == ResponseType.JSON && status == 400 ? 200 : status;
    }

    /** In bytes, about. */
    int weight() {
        return 500 + bytes.length + (gzip == null ? 0 : gzip.length);
    }

    /** Whether it still holds. */
    boolean holds(Origin origin) {
        return (until == null || origin.now().isBefore(until)) && origin.isUnchanged(keys, sequence);
    }
}
