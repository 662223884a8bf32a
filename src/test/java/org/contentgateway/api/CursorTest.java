package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Position;
import org.contentgateway.content.SortOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-18T14:23:36Z",
                "2026-06-18T14:23:36.123456Z",
                "1969-12-31T23:59:59.999999Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void roundTripsAPosition(String time) throws Exception {
        var position = new Position(Instant.parse(time), new ArticleKey(2, 2147483647).id());
        for (var order : SortOrder.values()) {
            assertThat(Cursor.parse(order, "after", Cursor.of(order, position))).isEqualTo(position);
        }
    }

    @Test
    void rejectsATruncatedCursorAndNamesTheArgument() {
        assertRejected(SortOrder.PUBLISHED_DESC, CURSOR.substring(4));
    }

    @Test
    void rejectsACursorOfAnotherOrder() {
        assertRejected(SortOrder.UPDATED_DESC, CURSOR);
        assertRejected(SortOrder.PUBLISHED_ASC, CURSOR);
    }

    private static final String CURSOR = Cursor.of(SortOrder.PUBLISHED_DESC, new Position(Instant.EPOCH, 1));

    private static void assertRejected(SortOrder order, String cursor) {
        assertThatThrownBy(() -> Cursor.parse(order, "before", cursor))
                .isInstanceOf(BadRequestException.BadCursor.class)
                .hasMessageStartingWith("before is not a cursor of this list");
    }
}
