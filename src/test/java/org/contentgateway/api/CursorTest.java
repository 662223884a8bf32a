package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.contentgateway.content.ArticleCard;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Display;
import org.contentgateway.content.Position;
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
    void comesBackAsThePlaceItWasMadeOf(String time) throws Exception {
        var at = Instant.parse(time);
        var key = new ArticleKey(2, 2147483647);
        assertThat(Cursor.parse("after", Cursor.of(article(key, at)))).isEqualTo(new Position(at, key.id()));
    }

    @Test
    void refusesOneCutShortAndNamesTheArgument() {
        var cursor = Cursor.of(article(new ArticleKey(1, 1), Instant.EPOCH));
        assertThatThrownBy(() -> Cursor.parse("before", cursor.substring(4)))
                .isInstanceOf(BadRequestException.BadCursor.class)
                .hasMessageStartingWith("before is no cursor of this list");
    }

    private static ArticleCard article(ArticleKey key, Instant publishedAt) {
        var display = new Display(true, false, false, false, false, 0);
        return new ArticleCard(
                key.id(),
                "en",
                null,
                "Title",
                null,
                null,
                "",
                0,
                0,
                null,
                null,
                null,
                null,
                publishedAt,
                null,
                publishedAt,
                null,
                false,
                display,
                null);
    }
}
