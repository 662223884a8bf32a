package org.contentgateway.graphql.cache;

import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag that says itself what it takes to tell whether it still holds: which request it answers, at which
 * change, until when, and what it rests on. So any process tells it, without having made the answer or asking the database.
 *
 * <p>A tag that somebody made up is answered with 304 at most, to the one who made it up.
 *
 * @param request what tells the answer from others: the operation, how it is written, the gateway's version
 * @param sequence the newest change that the answer is known to hold
 * @param until when the passing of time makes it another; null where it does not
 * @param digest of the bytes
 */
public record EntityTag(
        String request, long sequence, @Nullable Instant validUntil, List<String> tags, String digest) {

    private static final String NO_KEYS = "-";

    public static EntityTag of(String request, CachedResponse answer) {
        return new EntityTag(
                request,
                answer.sequence(),
                answer.validUntil(),
                answer.tags().stream().sorted().toList(),
                answer.digest());
    }

    /** A tag as it was given out; null where it was not. */
    public static @Nullable EntityTag parse(String tag) {
        var opaque = tag.strip();
        opaque = opaque.startsWith("W/") ? opaque.substring(2) : opaque; // a proxy that packs weakens
        var parts = opaque.replace("\"", "").split("\\.", -1);
        if (parts.length != 5) {
            return null;
        }
        try {
            var until = Long.parseLong(parts[2], 36);
            return new EntityTag(
                    parts[0],
                    Long.parseLong(parts[1], 36),
                    until == 0 ? null : Instant.ofEpochMilli(until),
                    parts[3].equals(NO_KEYS) ? List.of() : List.of(parts[3].split(",")),
                    parts[4]);
        } catch (NumberFormatException other) {
            return null;
        }
    }

    /** Whether a client that holds the answer to a request under this tag need not get it again. */
    public boolean isFresh(String request, ContentState content) {
        return this.request.equals(request)
                && sequence <= content.sequence()
                && (validUntil == null || content.now().isBefore(validUntil))
                && content.isUnchanged(tags, sequence);
    }

    /** For telling bytes apart, not for proving them. */
    public static String digest(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return Long.toString(checksum.getValue(), 36) + Integer.toString(bytes.length, 36);
    }

    /** As it stands in a header. */
    @Override
    public String toString() {
        return '"'
                + String.join(
                        ".",
                        request,
                        Long.toString(sequence, 36),
                        validUntil == null ? "0" : Long.toString(validUntil.toEpochMilli(), 36),
                        tags.isEmpty() ? NO_KEYS : String.join(",", tags),
                        digest)
                + '"';
    }
}
