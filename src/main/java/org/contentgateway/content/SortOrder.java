package org.contentgateway.content;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** The order of a list: by a time, then by id. One index serves both directions of a time. */
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

    /** Returns an article's position in this order. */
    public Position position(ArticleSummary article) {
        return new Position(time.apply(article), article.id());
    }

    /** Returns the HQL {@code order by} clause. */
    String orderBy(boolean reversed) {
        var direction = descending == reversed ? " asc" : " desc";
        return "order by a." + column + direction + ", a.id" + direction;
    }

    /**
     * Returns the HQL condition for articles after a position, or before it if reversed.
     *
     * @param timeParameter name of the parameter for the position's time
     * @param idParameter name of the parameter for the position's id
     */
    String keysetCondition(boolean reversed, String timeParameter, String idParameter) {
        return String.format(
                Locale.ROOT,
                "(a.%s, a.id) %s (:%s, :%s)",
                column,
                descending == reversed ? ">" : "<",
                timeParameter,
                idParameter);
    }
}
