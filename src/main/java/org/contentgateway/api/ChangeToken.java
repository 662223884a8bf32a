package org.contentgateway.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A sync token: a client's position in the change sequence.
 *
 * @param number of the last change that the client received
 * @param start the last change before its first sync: the client never had what was removed up to there
 * @param filter digest of the filter that the token belongs to
 */
record ChangeToken(long number, long start, int filter) {

    private static final byte VERSION = 1;
    private static final int LENGTH = Byte.BYTES + 2 * Long.BYTES + Integer.BYTES;

    /** The token to start with. */
    static ChangeToken first(long last, ChangeFilter filter) {
        return new ChangeToken(0, last, filter.digest());
    }

    /** The token that a client sent; empty where it is invalid or belongs to another filter. */
    static Optional<ChangeToken> parse(String token, ChangeFilter filter) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.limit() == LENGTH && bytes.get() == VERSION) {
                var parsed = new ChangeToken(bytes.getLong(), bytes.getLong(), bytes.getInt());
                return Optional.of(parsed)
                        .filter(valid -> valid.filter == filter.digest() && valid.number >= 0 && valid.start >= 0);
            }
        } catch (IllegalArgumentException notBase64) {
            // invalid
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
