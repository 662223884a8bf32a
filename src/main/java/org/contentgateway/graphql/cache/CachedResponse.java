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

    /** An entry of the cache without its arrays and tags. ResponseWeightTest checks all of these. */
    private static final int ENTRY_BYTES = 340;

    /** A tag without its characters: the string, its array and the set's slots. */
    private static final int TAG_BYTES = 64;

    /** G1 stores an array of half a region or more in whole regions, which have at least this size. */
    private static final int REGION_BYTES = 1 << 20;

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
        return ENTRY_BYTES + tagBytes + bytes(json) + (gzip == null ? 0 : bytes(gzip));
    }

    /** The approximate size in memory, in bytes. The ends of regions, into which no array fits, take 1 or 2 percent. */
    private static int bytes(byte[] array) {
        return array.length < REGION_BYTES / 2
                ? array.length + array.length / 50
                : (array.length / REGION_BYTES + 1) * REGION_BYTES;
    }

    /** Whether the content that it depends on is unchanged. */
    boolean isFresh(ContentState content) {
        return content.isUnchanged(tags, sequence, startedAt);
    }
}
