package org.contentgateway.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a client stands in the changes.
 *
 * @param number of the last change that it was told
 * @param start of the last change before its first walk began: what was removed until then it never had
 * @param filter a digest of the filter that the token belongs to
 */
record ChangeToken(long number, long start, int filter) {

    private static final byte VERSION = 1;
    private static final int LENGTH = Byte.BYTES + 2 * Long.BYTES + Integer.BYTES;

    /** Before all changes. */
    static ChangeToken first(long last, ChangeFilter filter) {
        return new ChangeToken(0, last, filter.digest());
    }

    /** What a client sent, if it is a token for this filter. */
    static Optional<ChangeToken> parse(String token, ChangeFilter filter) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.limit() == LENGTH && bytes.get() == VERSION) {
                var parsed = new ChangeToken(bytes.getLong(), bytes.getLong(), bytes.getInt());
                return Optional.of(parsed)
                        .filter(ours -> ours.filter == filter.digest() && ours.number >= 0 && ours.start >= 0);
            }
        } catch (IllegalArgumentException notBase64) {
            // no token
        }
        return Optional.empty();
    }

    ChangeToken at(long number) {
        return new ChangeToken(number, start, filter);
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(number)
                .putLong(start)
                .putInt(filter);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
