package org.contentgateway.content;

import java.time.Instant;
import java.util.function.Function;

/** The order of a list: by a time and, where times are equal, by id. Either is the same index, read either way. */
public enum SortOrder {
    PUBLISHED_DESC("dates.publishedAt", article -> article.dates().publishedAt(), true),
    PUBLISHED_ASC("dates.publishedAt", article -> article.dates().publishedAt(), false),
    UPDATED_DESC("dates.updatedAt", article -> article.dates().updatedAt(), true),
    UPDATED_ASC("dates.updatedAt", article -> article.dates().updatedAt(), false);

    private final String column;

    @SuppressWarnings("ImmutableEnumChecker") // an accessor of a record
    private final Function<ArticleSummary, Instant> time;

    private final boolean descending;

    SortOrder(String column, Function<ArticleSummary, Instant> time, boolean descending) {
        this.column = column;
        this.time = time;
        this.descending = descending;
    }

    /** Where an article stands in this order. */
    public Position position(ArticleSummary article) {
        return new Position(time.apply(article), article.id());
    }

    String clause(boolean reversed) {
        var direction = descending == reversed ? " asc" : " desc";
        return "order by a." + column + direction + ", a.id" + direction;
    }

    /** The condition for articles that come after a position, or before it where reversed. */
    String beyond(boolean reversed, String time, String id) {
        return "(a.%s, a.id) %s (:%s, :%s)".formatted(column, descending == reversed ? ">" : "<", time, id);
    }
}
