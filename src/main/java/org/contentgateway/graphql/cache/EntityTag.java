package org.contentgateway.graphql.cache;

import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag that holds everything needed to validate it: the request, the change number, the expiry and the cache
 * tags of its response. Any replica can validate it without executing the query or reading the database.
 *
 * <p>A forged tag is harmless: at most the client that forged it receives status 304.
 *
 * @param request digest of the operation, the representation (media type and encoding) and the content's version
 * @param sequence the newest change that the response is known to include
 * @param validUntil when a scheduled transition changes the response; null when none is scheduled
 * @param tags cache tags of the content that the response depends on
 * @param digest checksum of the response's bytes
 */
public record EntityTag(
        String request, long sequence, @Nullable Instant validUntil, List<String> tags, String digest) {

    private static final String NO_TAGS = "-";

    public static EntityTag of(String request, CachedResponse response) {
        return new EntityTag(
                request,
                response.sequence(),
                response.validUntil(),
                response.tags().stream().sorted().toList(),
                response.digest());
    }

    /** Parses a tag of an {@code If-None-Match} header; null if it is not one of the gateway's. */
    public static @Nullable EntityTag parse(String tag) {
        var opaque = tag.strip();
        opaque = opaque.startsWith("W/") ? opaque.substring(2) : opaque; // proxies weaken the tag when they compress
        var parts = opaque.replace("\"", "").split("\\.", -1);
        if (parts.length != 5) {
            return null;
        }
        try {
            var validUntil = Long.parseLong(parts[2], 36);
            return new EntityTag(
                    parts[0],
                    Long.parseLong(parts[1], 36),
                    validUntil == 0 ? null : Instant.ofEpochMilli(validUntil),
                    parts[3].equals(NO_TAGS) ? List.of() : List.of(parts[3].split(",")),
                    parts[4]);
        } catch (NumberFormatException foreign) {
            return null;
        }
    }

    /** Whether the response with this tag is still the response to the request. */
    public boolean isFresh(String request, ContentState content) {
        return this.request.equals(request)
                && sequence <= content.sequence()
                && (validUntil == null || content.now().isBefore(validUntil))
                && content.isUnchanged(tags, sequence);
    }

    /** A checksum that tells responses apart; not cryptographic. */
    public static String digest(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return Long.toString(checksum.getValue(), 36) + Integer.toString(bytes.length, 36);
    }

    /** The value of an {@code ETag} header. */
    @Override
    public String toString() {
        return '"'
                + String.join(
                        ".",
                        request,
                        Long.toString(sequence, 36),
                        validUntil == null ? "0" : Long.toString(validUntil.toEpochMilli(), 36),
                        tags.isEmpty() ? NO_TAGS : String.join(",", tags),
                        digest)
                + '"';
    }
}
