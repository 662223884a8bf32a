package org.contentgateway.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What changed since a reader last asked: each article once, in its newest state, deletions too. */
@ApplicationScoped
public class Changes {

    /** A changed article's id and what makes it visible or not. */
    @RegisterForReflection // instantiated by HQL
    private record Row(
            long id,
            long number,
            Instant changedAt,
            boolean visible,
            @Nullable Instant removedAt,
            @Nullable RemovalReason reason) {}

    @RegisterForReflection // instantiated by HQL
    private record Numbered(long id, long number) {}

    private static final String ROW = "select a.id, a.changeNumber, a.changedAt, case when " + Conditions.VISIBLE
            + " then true else false end, a.removedAt, a.removalReason from Article a ";

    private final SessionFactory sessions;
    private final TimedChanges timed;
    private final Articles articles;
    private final ChangesConfig config;

    Changes(SessionFactory sessions, TimedChanges timed, Articles articles, ChangesConfig config) {
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
    public record Page(List<Change> changes, boolean more, long reached) {}

    /**
     * Articles that changed, without saying how.
     *
     * @param reached the number of the last change that the keys speak for
     */
    public record Touched(List<ArticleKey> keys, long reached) {}

    /** The number of the last change so far. */
    public long last() {
        timed.record();
        return lastRecorded();
    }

    /** The number of the last change so far, but for what time alone has changed since somebody asked for changes. */
    public long lastRecorded() {
        return sessions.fromStatelessSession(Changes::last);
    }

    /** Which articles have changed after a number, as far as that is recorded, whether clients may see them or not. */
    public Touched touchedAfter(long number, int limit) {
        return sessions.fromStatelessSession(session -> {
            var last = last(session); // before the changes are read, so that none can hide between
            var rows = session.createSelectionQuery(
                            "select a.id, a.changeNumber from Article a where a.changeNumber > :number "
                                    + "order by a.changeNumber",
                            Numbered.class)
                    .setParameter("number", number)
                    .setMaxResults(limit)
                    .getResultList();
            var told = rows.isEmpty() ? number : rows.get(rows.size() - 1).number;
            return new Touched(
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
    public boolean isLost(long number, long start) {
        return sessions.fromStatelessSession(session -> number > last(session)
                || !session.createSelectionQuery(
                                "select 1 from Article a where a.changeNumber > :number and a.seen "
                                        + "and a.removedAt < :forgotten",
                                Integer.class)
                        .setParameter("number", Math.max(number, start))
                        .setParameter("forgotten", Instant.now().minus(config.keepTombstones()))
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    /**
     * The changes after a number.
     *
     * @param start removals up to here are left out: the reader knows nothing of what they removed
     */
    public Page after(
            long number, long start, @Nullable Integer portal, @Nullable String language, int limit, Shape shape) {
        timed.record();
        var conditions = Conditions.none()
                .and("a.changeNumber > :number", "number", number)
                .and("a.portalId = :portal", "portal", portal)
                .and("a.language = :language", "language", language)
                .and("(" + Conditions.VISIBLE + " or (a.seen and a.changeNumber > :start))", "start", start);
        return sessions.fromStatelessSession(session -> {
            var last = last(session); // before the changes are read, so that none can hide between
            var rows = conditions
                    .bind(session.createSelectionQuery(ROW + conditions + "order by a.changeNumber", Row.class))
                    .setMaxResults(limit + 1)
                    .getResultList();
            var more = rows.size() > limit;
            var page = more ? rows.subList(0, limit) : rows;
            var told = page.isEmpty() ? number : page.get(page.size() - 1).number;
            return new Page(changes(page, shape), more, more ? told : Math.max(told, last));
        });
    }

    private List<Change> changes(List<Row> rows, Shape shape) {
        var visible = articles.byId(
                rows.stream()
                        .filter(Row::visible)
                        .map(row -> ArticleKey.of(row.id))
                        .toList(),
                shape);
        var changes = new ArrayList<Change>(rows.size());
        for (var row : rows) {
            var article = visible.get(row.id);
            if (article != null) {
                changes.add(new Change.Upserted(row.changedAt, article));
            } else {
                changes.add(new Change.Removed(
                        row.removedAt == null ? row.changedAt : row.removedAt,
                        ArticleKey.of(row.id),
                        row.reason == null ? RemovalReason.WITHDRAWN : row.reason));
            }
        }
        return changes;
    }

    private static long last(StatelessSession session) {
        return session.createNativeQuery("select value from change_sequence", Long.class)
                .getSingleResult();
    }
}
