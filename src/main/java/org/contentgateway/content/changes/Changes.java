package org.contentgateway.content.changes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.content.FetchPlan;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.WhereClause;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What changed since a reader last asked: each article once, in its newest state, deletions too. */
@ApplicationScoped
public class Changes {

    /** A changed article's id and what makes it visible or not. */
    @RegisterForReflection // instantiated by HQL
    private record ChangeRow(
            long id,
            long number,
            Instant changedAt,
            boolean visible,
            @Nullable Instant removedAt,
            @Nullable RemovalCause reason) {}

    @RegisterForReflection // instantiated by HQL
    private record NumberedId(long id, long number) {}

    private static final String ROW = "select a.id, a.changeNumber, a.changedAt, case when " + WhereClause.VISIBLE
            + " then true else false end, a.removedAt, a.removalReason from Article a ";

    private final SessionFactory sessions;
    private final ScheduledChanges timed;
    private final Articles articles;
    private final ChangesConfig config;

    Changes(SessionFactory sessions, ScheduledChanges timed, Articles articles, ChangesConfig config) {
        this.sessions = sessions;
        this.timed = timed;
        this.articles = articles;
        this.config = config;
    }

    /**
     * Some changes, in their order.
     *
     * @param reached the number of the last change that the page speaks for, of whatever portal
     */
    public record ChangeSet(List<ArticleChange> changes, boolean more, long reached) {}

    /**
     * Articles that changed, without saying how.
     *
     * @param reached the number of the last change that the keys speak for
     */
    public record ChangedKeys(List<ArticleKey> keys, long reached) {}

    /** The number of the last change so far. */
    public long last() {
        timed.recordDue();
        return lastRecorded();
    }

    /** The number of the last change so far, but for what time alone has changed since somebody asked for changes. */
    public long lastRecorded() {
        return sessions.fromStatelessSession(Changes::last);
    }

    /** Which articles have changed after a number, as far as that is recorded, whether clients may see them or not. */
    public ChangedKeys changedAfter(long number, int limit) {
        return sessions.fromStatelessSession(session -> {
            var last = last(session); // before the changes are read, so that none can hide between
            var rows = session.createSelectionQuery(
                            "select a.id, a.changeNumber from Article a where a.changeNumber > :number "
                                    + "order by a.changeNumber",
                            NumberedId.class)
                    .setParameter("number", number)
                    .setMaxResults(limit)
                    .getResultList();
            var told = rows.isEmpty() ? number : rows.get(rows.size() - 1).number;
            return new ChangedKeys(
                    rows.stream().map(row -> ArticleKey.of(row.id)).toList(),
                    rows.size() == limit ? told : Math.max(told, last));
        });
    }

    /**
     * Whether a reader who stands at a number can't be told all that it missed: the number is of another database, or
     * tombstones after it are not kept any more.
     *
     * @param start where the reader's first walk began; it knows nothing of what was removed before
     */
    public boolean isExpired(long number, long start) {
        return sessions.fromStatelessSession(session -> number > last(session)
                || !session.createSelectionQuery(
                                "select 1 from Article a where a.changeNumber > :number and a.seen "
                                        + "and a.removedAt < :forgotten",
                                Integer.class)
                        .setParameter("number", Math.max(number, start))
                        .setParameter("forgotten", Instant.now().minus(config.tombstoneRetention()))
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    /**
     * The changes after a number.
     *
     * @param start removals up to here are left out: the reader knows nothing of what they removed
     */
    public ChangeSet after(
            long number, long start, @Nullable Integer portal, @Nullable String language, int limit, FetchPlan shape) {
        timed.recordDue();
        var conditions = WhereClause.none()
                .and("a.changeNumber > :number", "number", number)
                .and("a.portalId = :portal", "portal", portal)
                .and("a.texts.language = :language", "language", language)
                .and("(" + WhereClause.VISIBLE + " or (a.seen and a.changeNumber > :start))", "start", start);
        return sessions.fromStatelessSession(session -> {
            var last = last(session); // before the changes are read, so that none can hide between
            var rows = conditions
                    .bind(session.createSelectionQuery(ROW + conditions + "order by a.changeNumber", ChangeRow.class))
                    .setMaxResults(limit + 1)
                    .getResultList();
            var more = rows.size() > limit;
            var page = more ? rows.subList(0, limit) : rows;
            var told = page.isEmpty() ? number : page.get(page.size() - 1).number;
            return new ChangeSet(changes(page, shape), more, more ? told : Math.max(told, last));
        });
    }

    private List<ArticleChange> changes(List<ChangeRow> rows, FetchPlan shape) {
        var visible = articles.byId(
                rows.stream()
                        .filter(ChangeRow::visible)
                        .map(row -> ArticleKey.of(row.id))
                        .toList(),
                shape);
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

    private static long last(StatelessSession session) {
        return session.createNativeQuery("select value from change_sequence", Long.class)
                .getSingleResult();
    }
}
