package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.Locale;
import org.contentgateway.content.ListRange;
import org.contentgateway.content.Position;

/** Validates Relay's paging arguments. */
final class PageRequest {

    static final int DEFAULT_SIZE = 20;
    static final int MAX_SIZE = 100;

    private PageRequest() {}

    /** The range of a list that the arguments select. */
    static ListRange of(
            @Nullable Integer first, @Nullable Position after, @Nullable Integer last, @Nullable Position before)
            throws BadRequestException {
        if (first != null && last != null) {
            throw new BadRequestException(
                    "first and last: Only one is allowed. Use first to page forwards, last to page backwards.");
        }
        return last == null
                ? new ListRange(after, before, size("first", first), false)
                : new ListRange(after, before, size("last", last), true);
    }

    /** The page size, or its default for null. */
    static int size(String argument, @Nullable Integer size) throws BadRequestException {
        return size(argument, size, MAX_SIZE);
    }

    static int size(String argument, @Nullable Integer size, int max) throws BadRequestException {
        if (size == null) {
            return DEFAULT_SIZE;
        }
        if (size < 0) {
            throw new BadRequestException(
                    String.format(Locale.ROOT, "%s: %d is out of range. Expected: 0 to %d.", argument, size, max));
        }
        if (size > max) {
            throw new BadRequestException.PageSizeExceeded(String.format(
                    Locale.ROOT,
                    "%s: Page size %3$d exceeds the limit of %2$d. Request smaller pages and continue from the cursor.",
                    argument,
                    max,
                    size));
        }
        return size;
    }
}
