package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.contentgateway.content.search.FullTextSearch.Hit;
import org.contentgateway.text.search.SearchQuery;

/** An opaque cursor of search results. */
final class SearchCursor {

    /** Differs from the first byte of all list cursors. */
    private static final byte MARK = 100;

    private static final int LENGTH = Byte.BYTES + Integer.BYTES + Float.BYTES + Long.BYTES + Long.BYTES;

    private SearchCursor() {}

    static String of(SearchQuery query, Hit hit) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(MARK)
                .putInt(query.websearch().hashCode())
                .putFloat(hit.score())
                .putLong(Cursor.micros(hit.publishedAt()))
                .putLong(hit.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static @Nullable Hit parse(SearchQuery query, @Nullable String cursor) throws BadRequestException.BadCursor {
        if (cursor == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.limit() == LENGTH
                    && bytes.get() == MARK
                    && bytes.getInt() == query.websearch().hashCode()) {
                var score = bytes.getFloat();
                var publishedAt = Cursor.time(bytes.getLong());
                if (publishedAt != null) {
                    return new Hit(bytes.getLong(), score, publishedAt);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // reported below
        }
        throw new BadRequestException.BadCursor(
                "after is not a cursor of this search. Use a cursor of an earlier page of the same query.");
    }
}
