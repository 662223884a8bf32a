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
     * @param condition HQL condition on the alias {@code b}
     * @param order HQL of the column that the index is sorted by
     */
    record IndexedCriterion(
            String condition,
            String order,
            String parameter,
            @Nullable Object value) {}

    /** Returns the given criteria whose index is not sorted in this order. */
    List<IndexedCriterion> indexedApartFrom(SortOrder order) {
        var published = "b.dates.publishedAt";
        var updated = "b.dates.updatedAt";
        var criteria = order.isByPublication()
                ? Stream.of(new IndexedCriterion(updated + " >= :updatedAfter", updated, "updatedAfter", updatedAfter))
                : Stream.of(
                        new IndexedCriterion("b.texts.language = :language", published, "language", language),
                        new IndexedCriterion("b.origin.tagId = :tagId", published, "tagId", tagId),
                        new IndexedCriterion("b.origin.authorId = :authorId", published, "authorId", authorId),
                        new IndexedCriterion(
                                published + " >= :publishedAfter", published, "publishedAfter", publishedAfter),
                        new IndexedCriterion(
                                published + " < :publishedBefore", published, "publishedBefore", publishedBefore));
        return criteria.filter(criterion -> criterion.value() != null).toList();
    }

    /** Returns the where clause for visible articles that match. */
    public WhereClause where() {
        var where = WhereClause.visible()
                .and("a.portalId = :portal", "portal", portal)
                .and("a.texts.language = :language", "language", language)
                .and("a.id in :ids", "ids", ids)
                .and("a.contentId in :contentIds", "contentIds", contentIds)
                .and("a.origin.tagId = :tagId", "tagId", tagId)
                .and("a.origin.authorId = :authorId", "authorId", authorId)
                .and("a.dates.publishedAt >= :publishedAfter", "publishedAfter", publishedAfter)
                .and("a.dates.publishedAt < :publishedBefore", "publishedBefore", publishedBefore)
                .and("a.dates.updatedAt >= :updatedAfter", "updatedAfter", updatedAfter);
        if (hasImage == null) {
            return where;
        }
        return where.and((hasImage ? "" : "not ")
                + "exists (select 1 from Attachment f where f.articleId = a.id and f.kind = IMAGE)");
    }
}
