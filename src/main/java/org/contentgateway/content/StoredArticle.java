package org.contentgateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An article with the columns and parts that a {@link FetchPlan} selects. Reading any other column fails. */
public final class StoredArticle {

    private final long id;
    private final Map<ArticleColumn, @Nullable Object> values;
    private final List<StoredAttachment> attachments;
    private final List<StoredArticle> related;

    /**
     * @param values null for SQL's null
     * @param attachments in the editors' order; empty if not selected
     * @param related the most similar article first; empty if not selected
     */
    public StoredArticle(
            long id,
            Map<ArticleColumn, @Nullable Object> values,
            List<StoredAttachment> attachments,
            List<StoredArticle> related) {
        this.id = id;
        this.values = values;
        this.attachments = attachments;
        this.related = related;
    }

    /** Returns {@linkplain ArticleKey#id() the article's key} as a single number. */
    public long id() {
        return id;
    }

    public ArticleKey key() {
        return ArticleKey.of(id);
    }

    public List<StoredAttachment> attachments() {
        return attachments;
    }

    public List<StoredArticle> related() {
        return related;
    }

    /** Returns a column's text; null if the article has none. */
    public @Nullable String textOrNull(ArticleColumn column) {
        return (String) value(column);
    }

    /** Returns the text of a column that is never null. */
    public String text(ArticleColumn column) {
        return (String) required(column);
    }

    /** Returns the UTF-8 of a body. */
    public byte[] utf8(ArticleColumn column) {
        return (byte[]) required(column);
    }

    /** Returns a body. */
    public String body(ArticleColumn column) {
        return new String(utf8(column), UTF_8);
    }

    /** Returns a column's number; null if the article has none. */
    public @Nullable Integer numberOrNull(ArticleColumn column) {
        return (Integer) value(column);
    }

    /** Returns the number of a column that is never null. */
    public int number(ArticleColumn column) {
        return (Integer) required(column);
    }

    public boolean flag(ArticleColumn column) {
        return (Boolean) required(column);
    }

    /** Returns a column's time; null if the article has none. */
    public @Nullable Instant timeOrNull(ArticleColumn column) {
        return (Instant) value(column);
    }

    /** Returns the time of a column that is never null. */
    public Instant time(ArticleColumn column) {
        return (Instant) required(column);
    }

    /** Returns when the reported event takes place; null if no time is known. */
    public @Nullable EventTimes event() {
        var at = timeOrNull(ArticleColumn.EVENT_AT);
        var start = timeOrNull(ArticleColumn.EVENT_START);
        var end = timeOrNull(ArticleColumn.EVENT_END);
        return at == null && start == null && end == null ? null : new EventTimes(at, start, end);
    }

    public Display display() {
        return new Display(
                flag(ArticleColumn.DISPLAY_IMAGE),
                flag(ArticleColumn.DISPLAY_DETAILS),
                flag(ArticleColumn.DISPLAY_RELATED_IMAGES),
                flag(ArticleColumn.DISPLAY_IN_SLIDER),
                flag(ArticleColumn.DISPLAY_TITLE_IN_SLIDER),
                number(ArticleColumn.DISPLAY_COLUMNS));
    }

    /** Returns the summary of the readers' votes; null without votes. */
    public @Nullable RatingSummary rating() {
        var average = (Double) value(ArticleColumn.RATING_AVERAGE);
        return average == null
                ? null
                : new RatingSummary(
                        average, number(ArticleColumn.RATING_COUNT), timeOrNull(ArticleColumn.RATING_LAST_AT));
    }

    /** Returns the first image in the editors' order; null if the article has no image. */
    public @Nullable StoredAttachment leadImage() {
        var json = textOrNull(ArticleColumn.LEAD_IMAGE);
        return json == null ? null : AttachmentJson.readImage(json);
    }

    private Object required(ArticleColumn column) {
        return Objects.requireNonNull(value(column), () -> column + " is null");
    }

    private @Nullable Object value(ArticleColumn column) {
        var value = values.get(column);
        if (value == null && !values.containsKey(column)) {
            throw new IllegalStateException(column + " was not selected");
        }
        return value;
    }
}
