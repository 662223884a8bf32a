package org.contentgateway.content;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filter of an article list. All criteria must match; null means no restriction.
 *
 * @param publishedAfter inclusive
 * @param publishedBefore exclusive
 * @param updatedAfter inclusive
 */
public record ArticleCriteria(
        @Nullable Integer portal,
        @Nullable String language,
        @Nullable List<Long> ids,
        @Nullable List<Integer> contentIds,
        @Nullable Integer tagId,
        @Nullable Integer authorId,
        @Nullable Instant publishedAfter,
        @Nullable Instant publishedBefore,
        @Nullable Instant updatedAfter,
        @Nullable Boolean hasImage) {

    /** No restriction: matches all visible articles. */
    public static final ArticleCriteria NONE =
            new ArticleCriteria(null, null, null, null, null, null, null, null, null, null);

    /**
     * A criterion with an index of its own.
     *
     * @param condition SQL condition on the alias {@code b}
     * @param order the column that the index is sorted by
     */
    record IndexedCriterion(
            String condition, String order, @Nullable Object value) {}

    /** Returns the given criteria whose index is not sorted in this order. */
    List<IndexedCriterion> indexedApartFrom(SortOrder order) {
        var published = "b.published_at";
        var updated = "b.updated_at";
        var criteria = order.isByPublication()
                ? Stream.of(new IndexedCriterion(updated + " >= ?", updated, updatedAfter))
                : Stream.of(
                        new IndexedCriterion("b.language = ?", published, language),
                        new IndexedCriterion("b.tag_id = ?", published, tagId),
                        new IndexedCriterion("b.author_id = ?", published, authorId),
                        new IndexedCriterion(published + " >= ?", published, publishedAfter),
                        new IndexedCriterion(published + " < ?", published, publishedBefore));
        return criteria.filter(criterion -> criterion.value() != null).toList();
    }

    /** Returns the where clause for visible articles that match. */
    public WhereClause where() {
        var where = WhereClause.visible()
                .andIfPresent("a.portal_id = ?", portal)
                .andIfPresent("a.language = ?", language)
                .andIfPresent("a.id = any(?)", ids)
                .andIfPresent("a.content_id = any(?)", contentIds)
                .andIfPresent("a.tag_id = ?", tagId)
                .andIfPresent("a.author_id = ?", authorId)
                .andIfPresent("a.published_at >= ?", publishedAfter)
                .andIfPresent("a.published_at < ?", publishedBefore)
                .andIfPresent("a.updated_at >= ?", updatedAfter);
        return hasImage == null ? where : where.and("a.lead_image is " + (hasImage ? "not null" : "null"));
    }
}
