package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.contentgateway.database.SqlQuery;
import org.contentgateway.database.SqlReader;
import org.jspecify.annotations.Nullable;

/** Reads visible articles: one SQL statement for the articles, and one more if attachments are selected. */
@ApplicationScoped
public class Articles {

    private static final String ATTACHMENTS =
            "select article_id, position, number, kind, title, extension, path, bytes, picture "
                    + "from attachment where article_id = any(?) order by article_id, position";

    /** The number of articles that a list may read and sort, instead of reading them in order. */
    private static final int FEW = 1000;

    /**
     * Consecutive articles of a list.
     *
     * @param more whether the range contains more articles than its limit: after these, or before them if it was read from
     *     its end
     */
    public record Slice(List<StoredArticle> articles, boolean more) {}

    private final SqlReader reader;

    Articles(SqlReader reader) {
        this.reader = reader;
    }

    /** Finds an article; empty if it does not exist or is not visible. */
    public Optional<StoredArticle> find(ArticleKey key, FetchPlan plan) {
        return read(plan, WhereClause.visible().and("a.id = ?", key.id()), "").stream()
                .findFirst();
    }

    /** Returns the visible ones of the given articles by {@linkplain ArticleKey#id() id}. */
    public Map<Long, StoredArticle> byId(Collection<ArticleKey> keys, FetchPlan plan) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var ids = keys.stream().map(ArticleKey::id).toList();
        return read(plan, WhereClause.visible().and("a.id = any(?)", ids), "").stream()
                .collect(toMap(StoredArticle::id, Function.identity()));
    }

    /** Whether an article was visible to clients and no longer is. */
    public boolean isGone(ArticleKey key) {
        var where = WhereClause.empty()
                .and("a.id = ?", key.id())
                .and(WhereClause.SEEN)
                .and("not " + WhereClause.VISIBLE);
        return reader.exists(new SqlQuery("select 1 from article a" + where, where.parameters()));
    }

    /** Reads a range of a list. */
    public Slice list(ArticleCriteria filter, SortOrder order, ListRange range, FetchPlan plan) {
        var where = where(filter, order);
        addBound(where, order, range.after(), false);
        addBound(where, order, range.before(), true);
        // The additional article shows whether there are more.
        var found = read(plan, where, order.orderBy(range.fromEnd()) + " limit " + (range.limit() + 1));
        var articles = new ArrayList<>(found.subList(0, Math.min(range.limit(), found.size())));
        if (range.fromEnd()) {
            Collections.reverse(articles);
        }
        return new Slice(articles, found.size() > range.limit());
    }

    /** Whether a list contains articles after a position, or before it if reversed. */
    public boolean hasMore(ArticleCriteria filter, SortOrder order, Position position, boolean reversed) {
        var where = where(filter, order);
        addBound(where, order, position, reversed);
        return reader.exists(new SqlQuery("select 1 from article a" + where + "limit 1", where.parameters()));
    }

    /**
     * Returns the where clause of a list. If only few articles match a criterion that the order's index does not contain,
     * they are found by the criterion's own index: the order's index would be read to its end.
     */
    private WhereClause where(ArticleCriteria filter, SortOrder order) {
        var where = filter.where();
        for (var criterion : filter.indexedApartFrom(order)) {
            var matches = "from article b where " + criterion.condition() + " order by " + criterion.order();
            var value = Objects.requireNonNull(criterion.value(), "only given criteria have an index");
            if (!reader.exists(new SqlQuery("select 1 " + matches + " offset " + FEW + " limit 1", List.of(value)))) {
                // With a limit, the planner expects few articles from the subquery, and reads it first.
                return where.and("a.id in (select b.id " + matches + " limit " + FEW + ")", value);
            }
        }
        return where;
    }

    /** Returns the ids of the portals with stored articles. */
    public List<Integer> portalIds() {
        return reader.list(new SqlQuery("select id from portal", List.of()), row -> row.getInt(1));
    }

    /** Counts the articles of a list. */
    public long count(ArticleCriteria filter) {
        var where = filter.where();
        return reader.number(new SqlQuery("select count(*) from article a" + where, where.parameters()));
    }

    private static void addBound(WhereClause where, SortOrder order, @Nullable Position position, boolean reversed) {
        if (position != null) {
            where.and(order.keysetCondition(reversed), position.at(), position.id());
        }
    }

    private List<StoredArticle> read(FetchPlan plan, WhereClause where, String order) {
        var columns = plan.columns().toArray(ArticleColumn[]::new);
        var sql = new StringBuilder("select a.id");
        for (var column : columns) {
            sql.append(", a.").append(column.sql());
        }
        sql.append(" from article a").append(where).append(order);
        var rows = reader.list(new SqlQuery(sql.toString(), where.parameters()), row -> Row.read(row, columns));
        return withParts(rows, plan);
    }

    /** A row of the article table. */
    private record Row(long id, Map<ArticleColumn, @Nullable Object> values) {

        static Row read(ResultSet row, ArticleColumn[] columns) throws SQLException {
            var values = new EnumMap<ArticleColumn, @Nullable Object>(ArticleColumn.class);
            for (var i = 0; i < columns.length; i++) {
                values.put(columns[i], columns[i].read(row, i + 2));
            }
            return new Row(row.getLong(1), values);
        }
    }

    private List<StoredArticle> withParts(List<Row> rows, FetchPlan plan) {
        var ids = rows.stream().map(Row::id).toList();
        var attachments = plan.attachments() ? attachments(ids) : Map.<Long, List<StoredAttachment>>of();
        var related = related(ids, plan.related());
        var articles = new ArrayList<StoredArticle>(rows.size());
        for (var row : rows) {
            articles.add(new StoredArticle(
                    row.id,
                    row.values,
                    attachments.getOrDefault(row.id, List.of()),
                    related.getOrDefault(row.id, List.of())));
        }
        return articles;
    }

    private Map<Long, List<StoredArticle>> related(List<Long> ids, FetchPlan.@Nullable RelatedPlan relatedPlan) {
        if (relatedPlan == null || ids.isEmpty()) {
            return Map.of();
        }
        var related = RelatedArticles.of(reader, ids, relatedPlan.first());
        var articles = byId(
                related.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(ArticleKey::of)
                        .toList(),
                relatedPlan.plan());
        return related.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(articles::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    private Map<Long, List<StoredAttachment>> attachments(List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return reader.list(new SqlQuery(ATTACHMENTS, List.of(ids)), AttachmentRow::read).stream()
                .collect(groupingBy(AttachmentRow::articleId, mapping(AttachmentRow::attachment, toList())));
    }

    private record AttachmentRow(long articleId, StoredAttachment attachment) {

        static AttachmentRow read(ResultSet row) throws SQLException {
            var number = row.getLong(3);
            var hasNumber = !row.wasNull();
            var bytes = row.getInt(8);
            var hasBytes = !row.wasNull();
            var picture = row.getString(9);
            return new AttachmentRow(
                    row.getLong(1),
                    new StoredAttachment(
                            row.getInt(2),
                            hasNumber ? number : null,
                            FileKind.valueOf(row.getString(4)),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            hasBytes ? bytes : null,
                            picture == null ? null : AttachmentJson.readPicture(picture)));
        }
    }
}
