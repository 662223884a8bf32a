package org.contentgateway.content;

/** The order of a list: by a time, then by id. One index serves both directions of a time. */
public enum SortOrder {
    PUBLISHED_DESC(ArticleColumn.PUBLISHED_AT, true),
    PUBLISHED_ASC(ArticleColumn.PUBLISHED_AT, false),
    UPDATED_DESC(ArticleColumn.UPDATED_AT, true),
    UPDATED_ASC(ArticleColumn.UPDATED_AT, false);

    private final ArticleColumn column;
    private final boolean descending;

    SortOrder(ArticleColumn column, boolean descending) {
        this.column = column;
        this.descending = descending;
    }

    /** Returns the time that the list is sorted by. */
    public ArticleColumn column() {
        return column;
    }

    /** Returns the position in this order of an article that was read with the order's column. */
    public Position position(StoredArticle article) {
        return new Position(article.time(column), article.id());
    }

    boolean isByPublication() {
        return this == PUBLISHED_DESC || this == PUBLISHED_ASC;
    }

    /** Returns the SQL {@code order by} clause. */
    String orderBy(boolean reversed) {
        var direction = descending == reversed ? " asc" : " desc";
        return "order by a." + column.sql() + direction + ", a.id" + direction;
    }

    /**
     * Returns the SQL condition for articles after a position, or before it if reversed. Its parameters are the position's
     * time and id.
     */
    String keysetCondition(boolean reversed) {
        return "(a." + column.sql() + ", a.id) " + (descending == reversed ? ">" : "<") + " (?, ?)";
    }
}
