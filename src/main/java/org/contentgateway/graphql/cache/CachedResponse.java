package org.contentgateway.graphql.cache;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response and what it depends on.
 *
 * @param json the response in UTF-8
 * @param gzip the same compressed; null until a client requests it again
 * @param digest of the bytes, for entity tags
 * @param status of HTTP, for a client that accepts {@code application/graphql-response+json}
 * @param tags cache tags of the content that it depends on
 * @param sequence the newest change known before execution: the response includes it, and may include newer ones
 * @param validUntil when a scheduled transition changes the response; null when none is scheduled
 * @param cacheable whether other requests may receive it: it has no errors and known dependencies
 * @param statements how many SQL statements it took
 */
public record CachedResponse(
        byte[] json,
        byte @Nullable [] gzip,
        String digest,
        int status,
        Set<String> tags,
        long sequence,
        @Nullable Instant validUntil,
        boolean cacheable,
        int statements) {

    /** A tag without its characters: the string, its array and the set's slots. */
    private static final int TAG_BYTES = 64;

    CachedResponse withGzip() {
        return gzip != null
                ? this
                : new CachedResponse(
                        json,
                        GzipEncoder.encode(json),
                        digest,
                        status,
                        tags,
                        sequence,
                        validUntil,
                        cacheable,
                        statements);
    }

    /** The approximate size in memory, in bytes. */
    int weight() {
        var tagBytes = 0;
        for (var tag : tags) {
            tagBytes += TAG_BYTES + tag.length();
        }
        return 500 + tagBytes + json.length + (gzip == null ? 0 : gzip.length);
    }

    /** Whether the content that it depends on is unchanged. */
    boolean isFresh(ContentState content) {
        return (validUntil == null || content.now().isBefore(validUntil)) && content.isUnchanged(tags, sequence);
    }
}
