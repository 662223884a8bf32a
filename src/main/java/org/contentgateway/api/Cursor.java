package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.contentgateway.content.Position;
import org.contentgateway.content.SortOrder;

/**
 * A place in a list as clients keep it. It holds the sort values themselves, not a count, so it stays right while
 * articles come and go.
 */
final class Cursor {

    private static final int LENGTH = Byte.BYTES + Long.BYTES + Long.BYTES;

    /** Cursors of ours hold dates that RFC 3339 can write. */
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

    /** The first byte says which order a cursor belongs to; clients keep cursors, so these numbers stay. */
    private static byte mark(SortOrder order) {
        return switch (order) {
            case PUBLISHED_DESC -> 1;
            case PUBLISHED_ASC -> 2;
            case UPDATED_DESC -> 3;
            case UPDATED_ASC -> 4;
        };
    }

    /** As PostgreSQL counts; unlike {@code ChronoUnit.between}, without a detour by nanoseconds that overflows. */
    private static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
    }

    static @Nullable Position parse(SortOrder order, String argument, @Nullable String cursor)
            throws BadRequestException.BadCursor {
        if (cursor == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.limit() == LENGTH && bytes.get() == mark(order)) {
                var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
                if (!at.isBefore(EARLIEST) && at.isBefore(END)) {
                    return new Position(at, bytes.getLong());
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new BadRequestException.BadCursor(argument
                + " is no cursor of this list. Take it from pageInfo.endCursor or from an edge of an earlier page, and "
                + "keep the order of that page.");
    }
}
