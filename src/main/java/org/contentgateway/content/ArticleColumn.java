package org.contentgateway.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column of the article table that reads select only if a response needs it. */
public enum ArticleColumn {
    LANGUAGE(ArticleColumn::text),
    KICKER(ArticleColumn::text),
    TITLE(ArticleColumn::text),
    SHORT_TITLE(ArticleColumn::text),
    SUMMARY(ArticleColumn::text),
    LEAD(ArticleColumn::text),
    BODY_HTML(ResultSet::getBytes),
    BODY_TEXT(ResultSet::getBytes),
    WORD_COUNT(ArticleColumn::integer),
    READING_MINUTES(ArticleColumn::integer),
    AUTHOR_ID(ArticleColumn::integer),
    TAG_ID(ArticleColumn::integer),
    SOURCE_NAME(ArticleColumn::text),
    SOURCE_URL(ArticleColumn::text),
    PUBLISHED_AT(ArticleColumn::time),
    CREATED_AT(ArticleColumn::time),
    UPDATED_AT(ArticleColumn::time),
    EVENT_AT(ArticleColumn::time),
    EVENT_START(ArticleColumn::time),
    EVENT_END(ArticleColumn::time),
    COMMENTS_ENABLED(ResultSet::getBoolean),
    DISPLAY_IMAGE(ResultSet::getBoolean),
    DISPLAY_DETAILS(ResultSet::getBoolean),
    DISPLAY_RELATED_IMAGES(ResultSet::getBoolean),
    DISPLAY_IN_SLIDER(ResultSet::getBoolean),
    DISPLAY_TITLE_IN_SLIDER(ResultSet::getBoolean),
    DISPLAY_COLUMNS(ArticleColumn::integer),
    RATING_AVERAGE(ArticleColumn::decimal),
    RATING_COUNT(ArticleColumn::integer),
    RATING_LAST_AT(ArticleColumn::time),
    LEAD_IMAGE(ArticleColumn::text);

    private final String sql = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Reader reader;

    ArticleColumn(Reader reader) {
        this.reader = reader;
    }

    private interface Reader {
        @Nullable
        Object read(ResultSet row, int index) throws SQLException;
    }

    /** Returns the column's name. */
    String sql() {
        return sql;
    }

    /**
     * Reads the value at an index of a row: a string, the UTF-8 of a body, a number, a boolean or an instant; null for SQL's
     * null.
     */
    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return reader.read(row, index);
    }

    private static @Nullable Object text(ResultSet row, int index) throws SQLException {
        return row.getString(index);
    }

    private static @Nullable Object integer(ResultSet row, int index) throws SQLException {
        var value = row.getInt(index);
        return row.wasNull() ? null : (Integer) value;
    }

    private static @Nullable Object decimal(ResultSet row, int index) throws SQLException {
        var value = row.getDouble(index);
        return row.wasNull() ? null : (Double) value;
    }

    private static @Nullable Object time(ResultSet row, int index) throws SQLException {
        var value = row.getObject(index, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
