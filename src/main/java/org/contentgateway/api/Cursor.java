package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.contentgateway.content.Position;
import org.contentgateway.content.SortOrder;

/**
 * An opaque cursor of a list. It holds the sort values, not an offset, so it stays correct while articles are added and
 * removed.
 */
final class Cursor {

    private static final int LENGTH = Byte.BYTES + Long.BYTES + Long.BYTES;

    /** Valid cursors hold dates that RFC 3339 can express. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Cursor() {}

    static String of(SortOrder order, Position position) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(mark(order))
                .putLong(micros(position.at()))
                .putLong(position.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The first byte identifies the order. Clients store cursors, so these numbers must not change. */
    private static byte mark(SortOrder order) {
        return switch (order) {
            case PUBLISHED_DESC -> 1;
            case PUBLISHED_ASC -> 2;
            case UPDATED_DESC -> 3;
            case UPDATED_ASC -> 4;
        };
    }

    /** PostgreSQL's resolution. {@code ChronoUnit.between} would overflow on its way through nanoseconds. */
    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    /** Returns the time of a cursor; null if RFC 3339 cannot express it. */
    static @Nullable Instant time(long micros) {
        var time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return time.isBefore(EARLIEST) || !time.isBefore(END) ? null : time;
    }

    static @Nullable Position parse(SortOrder order, String argument, @Nullable String cursor)
            throws BadRequestException.BadCursor {
        if (cursor == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.limit() == LENGTH && bytes.get() == mark(order)) {
                var at = time(bytes.getLong());
                if (at != null) {
                    return new Position(at, bytes.getLong());
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // reported below
        }
        throw new BadRequestException.BadCursor(argument
                + " is not a cursor of this list. Use pageInfo.endCursor or an edge's cursor of an earlier page, and the "
                + "same orderBy.");
    }
}
