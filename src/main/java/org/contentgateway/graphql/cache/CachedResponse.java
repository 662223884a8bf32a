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
 * @param startedAt when its execution started, by the clock that decides visibility
 * @param cacheable whether other requests may receive it: it has no errors and known dependencies, and these did not change
 *     during its execution
 * @param statements how many SQL statements it took
 */
public record CachedResponse(
        byte[] json,
        byte @Nullable [] gzip,
        String digest,
        int status,
        Set<String> tags,
        long sequence,
        Instant startedAt,
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
                        startedAt,
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
        return content.isUnchanged(tags, sequence, startedAt);
    }
}
