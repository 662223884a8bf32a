package org.contentgateway.content.counts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.database.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Builds the SQL that counts the articles of a list by the table article_count, which database triggers maintain. That
 * table counts all articles that are not removed. Articles that are hidden now, but counted, are subtracted: embargoed ones,
 * and those whose removal is due and not recorded yet. Partial indexes find them.
 */
final class CountQuery {

    private static final String NOT_REMOVED = "(a.removed_at is null or a.changed_at < a.removed_at)";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final ArticleCriteria criteria;

    private CountQuery(ArticleCriteria criteria) {
        this.criteria = criteria;
    }

    /** Returns the query; empty if article_count does not have the articles by these criteria. */
    static Optional<SqlQuery> of(ArticleCriteria criteria) {
        var dates = criteria.publishedAfter() != null || criteria.publishedBefore() != null;
        var facets = Stream.of(criteria.tagId() != null, criteria.authorId() != null, dates)
                .filter(Boolean::booleanValue)
                .count();
        if (facets > 1 || criteria.updatedAfter() != null || criteria.ids() != null || criteria.contentIds() != null) {
            return Optional.empty();
        }
        var query = new CountQuery(criteria);
        query.append("select ");
        if (dates) {
            query.addByMonth();
        } else if (criteria.tagId() != null) {
            query.addCounted("TAG", criteria.tagId(), criteria.tagId());
        } else if (criteria.authorId() != null) {
            query.addCounted("AUTHOR", criteria.authorId(), criteria.authorId());
        } else {
            query.addCounted("ALL", 0, 0);
        }
        query.subtractHidden();
        return Optional.of(new SqlQuery(query.sql.toString(), query.parameters));
    }

    /** Whole months are counted already. The articles of the months at both ends are few. */
    private void addByMonth() {
        var after = criteria.publishedAfter();
        var before = criteria.publishedBefore();
        var first = after == null ? null : startOfMonth(after.minusNanos(1), 1);
        var end = before == null ? null : startOfMonth(before, 0);
        if (first != null && end != null && !first.isBefore(end)) {
            addRange(after, before);
            return;
        }
        addCounted(
                "MONTH",
                first == null ? Integer.MIN_VALUE : month(first),
                end == null ? Integer.MAX_VALUE : month(end) - 1);
        if (after != null) {
            append(" + ");
            addRange(after, first);
        }
        if (before != null) {
            append(" + ");
            addRange(end, before);
        }
    }

    private static Instant startOfMonth(Instant time, int monthsLater) {
        return time.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(monthsLater)
                .toInstant();
    }

    /** Returns the number of a month as in article_count. */
    private static int month(Instant time) {
        var date = time.atOffset(ZoneOffset.UTC);
        return 12 * date.getYear() + date.getMonthValue();
    }

    private void addCounted(String facet, int first, int last) {
        append("coalesce((select sum(a.articles) from article_count a where a.facet = ? and a.value between ? and ?");
        parameters.addAll(List.of(facet, first, last));
        addFilter(false);
        append("), 0)");
    }

    private void addRange(@Nullable Instant from, @Nullable Instant to) {
        append("(select count(*) from article a where " + NOT_REMOVED);
        and("a.published_at >= ?", from);
        and("a.published_at < ?", to);
        addFilter(true);
        append(")");
    }

    private void subtractHidden() {
        append(" - (select count(*) from article a where a.changed_at < a.published_at and a.published_at > now() and "
                + NOT_REMOVED);
        addDates();
        append(" - (select count(*) from article a where a.changed_at < a.removed_at and a.removed_at <= now() "
                + "and a.published_at <= now()");
        addDates();
    }

    private void addDates() {
        and("a.published_at >= ?", criteria.publishedAfter());
        and("a.published_at < ?", criteria.publishedBefore());
        addFilter(true);
        append(")");
    }

    private void addFilter(boolean ofArticles) {
        and("a.portal_id = ?", criteria.portal());
        and("a.language = ?", criteria.language());
        if (ofArticles) {
            and("(a.lead_image is not null) = ?", criteria.hasImage());
            and("a.tag_id = ?", criteria.tagId());
            and("a.author_id = ?", criteria.authorId());
        } else {
            and("a.has_image = ?", criteria.hasImage());
        }
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            append(" and " + condition);
            parameters.add(value);
        }
    }

    private void append(String part) {
        sql.append(part);
    }
}
