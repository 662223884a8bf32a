package org.contentgateway.content.changes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.content.FetchPlan;
import org.contentgateway.content.LanguageTag;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.WhereClause;
import org.contentgateway.database.SqlQuery;
import org.contentgateway.database.SqlReader;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads changes for incremental sync: each changed article once, in its latest state, removals included. */
@ApplicationScoped
public class Changes {

    /** A changed article's id and the data that decides its visibility. */
    private record ChangeRow(
            long id,
            long number,
            Instant changedAt,
            boolean visible,
            @Nullable Instant removedAt,
            @Nullable RemovalCause reason) {

        static ChangeRow read(ResultSet row) throws SQLException {
            var removedAt = row.getObject(5, OffsetDateTime.class);
            var reason = row.getString(6);
            return new ChangeRow(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBoolean(4),
                    removedAt == null ? null : removedAt.toInstant(),
                    reason == null ? null : RemovalCause.valueOf(reason));
        }
    }

    @RegisterForReflection // instantiated by HQL
    private record NumberedId(long id, long number) {}

    private static final String ROW = "select a.id, a.change_number, a.changed_at, " + WhereClause.VISIBLE
            + ", a.removed_at, a.removal_reason from article a";

    private final SessionFactory sessions;
    private final SqlReader reader;
    private final ScheduledChanges scheduled;
    private final Articles articles;
    private final ChangesConfig config;

    Changes(
            SessionFactory sessions,
            SqlReader reader,
            ScheduledChanges scheduled,
            Articles articles,
            ChangesConfig config) {
        this.sessions = sessions;
        this.reader = reader;
        this.scheduled = scheduled;
        this.articles = articles;
        this.config = config;
    }

    /**
     * Changes in ascending order of their numbers.
     *
     * @param more whether there are more changes after these
     * @param lastNumber the number of the last change covered, including changes that the filter excludes
     */
    public record ChangeSet(List<ArticleChange> changes, boolean more, long lastNumber) {}

    /**
     * Keys of changed articles.
     *
     * @param lastNumber the number of the last change covered
     */
    public record ChangedKeys(List<ArticleKey> keys, long lastNumber) {}

    /** Returns the number of the latest change, after recording the visibility transitions that are due. */
    public long lastNumber() {
        scheduled.recordDue();
        return lastRecordedNumber();
    }

    /**
     * Returns the number of the latest recorded change. Visibility transitions that are due but not recorded do not
     * count.
     */
    public long lastRecordedNumber() {
        return sessions.fromStatelessSession(Changes::readSequence);
    }

    /** Returns the articles with a recorded change after the given number, whether they are visible or not. */
    public ChangedKeys changedAfter(long number, int limit) {
        return sessions.fromStatelessSession(session -> {
            // Read before the changes, so that no change in between is skipped.
            var sequence = readSequence(session);
            var rows = session.createSelectionQuery(
                            "select a.id, a.changeNumber from Article a where a.changeNumber > :number "
                                    + "order by a.changeNumber",
                            NumberedId.class)
                    .setParameter("number", number)
                    .setMaxResults(limit)
                    .getResultList();
            var lastRead = rows.isEmpty() ? number : rows.get(rows.size() - 1).number;
            return new ChangedKeys(
                    rows.stream().map(row -> ArticleKey.of(row.id)).toList(),
                    rows.size() == limit ? lastRead : Math.max(lastRead, sequence));
        });
    }

    /**
     * Whether a sync from the given number would be incomplete: the number belongs to another database, or tombstones
     * after it have exceeded their retention.
     *
     * @param start the number at which the client's full sync started; the client needs no tombstones up to here
     */
    public boolean isExpired(long number, long start) {
        return sessions.fromStatelessSession(session -> number > readSequence(session)
                || !session.createSelectionQuery(
                                "select 1 from Article a where a.changeNumber > :number and a.seen "
                                        + "and a.removedAt < :retainedFrom",
                                Integer.class)
                        .setParameter("number", Math.max(number, start))
                        .setParameter("retainedFrom", Instant.now().minus(config.tombstoneRetention()))
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    /**
     * Returns the changes after a number.
     *
     * @param start the number at which the client's full sync started; removals up to here are left out
     * @param portal null for all portals
     * @param language null for all languages
     */
    public ChangeSet after(
            long number, long start, @Nullable Integer portal, @Nullable String language, int limit, FetchPlan plan) {
        scheduled.recordDue();
        var where = WhereClause.empty()
                .and("a.change_number > ?", number)
                .andIfPresent("a.portal_id = ?", portal)
                // An erased article has lost its language: all languages learn of the removal.
                .andIfPresent(
                        "(a.language = ? or (a.language = '" + LanguageTag.UNDETERMINED + "' and not "
                                + WhereClause.VISIBLE + "))",
                        language)
                .and("(" + WhereClause.VISIBLE + " or (a.seen and a.change_number > ?))", start);
        // Read before the changes, so that no change in between is skipped.
        var sequence = lastRecordedNumber();
        var rows = reader.list(
                new SqlQuery(ROW + where + "order by a.change_number limit " + (limit + 1), where.parameters()),
                ChangeRow::read);
        var more = rows.size() > limit;
        var page = more ? rows.subList(0, limit) : rows;
        var lastRead = page.isEmpty() ? number : page.get(page.size() - 1).number;
        return new ChangeSet(changes(page, plan), more, more ? lastRead : Math.max(lastRead, sequence));
    }

    private List<ArticleChange> changes(List<ChangeRow> rows, FetchPlan plan) {
        var visible = articles.byId(
                rows.stream()
                        .filter(ChangeRow::visible)
                        .map(row -> ArticleKey.of(row.id))
                        .toList(),
                plan);
        var changes = new ArrayList<ArticleChange>(rows.size());
        for (var row : rows) {
            var article = visible.get(row.id);
            if (article != null) {
                changes.add(new ArticleChange.Upserted(row.changedAt, article));
            } else {
                changes.add(new ArticleChange.Removed(
                        row.removedAt == null ? row.changedAt : row.removedAt,
                        ArticleKey.of(row.id),
                        row.reason == null ? RemovalCause.WITHDRAWN : row.reason));
            }
        }
        return changes;
    }

    private static long readSequence(StatelessSession session) {
        return session.createNativeQuery("select value from change_sequence", Long.class)
                .getSingleResult();
    }
}
