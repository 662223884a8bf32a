package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.ListRange;
import org.contentgateway.content.Position;

/** Relay's paging arguments, checked: what a client may ask of a list. */
final class PageRequest {

    static final int DEFAULT_SIZE = 20;
    static final int MAX_SIZE = 100;

    private PageRequest() {}

    /** The range that the arguments ask for. */
    static ListRange of(
            @Nullable Integer first, @Nullable Position after, @Nullable Integer last, @Nullable Position before)
            throws BadRequestException {
        if (first != null && last != null) {
            throw new BadRequestException(
                    "first and last: take one of them, first to go forwards or last to go backwards.");
        }
        return last == null
                ? new ListRange(after, before, size("first", first), false)
                : new ListRange(after, before, size("last", last), true);
    }

    /** How many a client asks for, or the default where it does not say. */
    static int size(String argument, @Nullable Integer size) throws BadRequestException {
        return size(argument, size, MAX_SIZE);
    }

    static int size(String argument, @Nullable Integer size, int max) throws BadRequestException {
        if (size == null) {
            return DEFAULT_SIZE;
        }
        if (size < 0) {
            throw new BadRequestException("%s: %d is negative. Ask for 0 to %d.".formatted(argument, size, max));
        }
        if (size > max) {
            throw new BadRequestException.PageSizeExceeded(
                    "%s: a page has at most %d, not %d. Ask for fewer and go on from its cursor."
                            .formatted(argument, max, size));
        }
        return size;
    }
}
