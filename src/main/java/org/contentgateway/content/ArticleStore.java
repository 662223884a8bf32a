package org.contentgateway.content;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The one write: articles with their attachments and sources, a batch a transaction.
 *
 * <p>Writers stand in line at the change sequence. So what a batch compares itself with can't change under it, two
 * writers of one article end in the newer edit, and change numbers become visible in their own order. The line is
 * short: a draft comes with everything dear already derived.
 */
@ApplicationScoped
public class ArticleStore {

    /** Two looks at the beginnings of two short indexes. */
    private static final String IS_ANYTHING_DUE = """
            select coalesce(least(
                (select min(published_at) from article where changed_at < published_at),
                (select min(removed_at) from article where changed_at < removed_at)) <= clock_timestamp(), false)""";

    /** In the order of their times; the limits keep to those indexes, and what is over them is next. */
    private static final String RECORD_DUE = """
            update article set change_number = :last + due.n, changed_at = clock_timestamp(),
                   seen = seen or removed_at is null or removed_at > clock_timestamp()
            from (select id, row_number() over (order by min(at), id) as n
                  from ((select id, published_at as at from article
                         where changed_at < published_at and published_at <= clock_timestamp()
                         order by published_at limit 1000)
                        union all
                        (select id, removed_at from article
                         where changed_at < removed_at and removed_at <= clock_timestamp()
                         order by removed_at limit 1000)) times
                  group by id) due
            where article.id = due.id""";

    private final StatelessSession session;

    ArticleStore(StatelessSession session) {
        this.session = session;
    }

    /**
     * Saves all drafts or none.
     *
     * @param drafts of different articles
     * @return what became of each
     */
    @Transactional
    public Map<ArticleKey, Outcome> save(List<ArticleDraft> drafts) {
        var outcomes = compare(drafts, held(drafts));
        if (outcomes.values().stream().allMatch(Outcome.UNCHANGED::equals)) {
            return outcomes; // writes nothing, and waits for nobody
        }
        var texts = drafts.stream().collect(toMap(ArticleDraft::key, SearchText::of));
        var turn = enterLine();
        var held = held(drafts); // with what the writers before us in the line have left
        outcomes = compare(drafts, held);

        var created = with(Outcome.CREATED, drafts, outcomes);
        var updated = with(Outcome.UPDATED, drafts, outcomes);
        insertPortals(created);
        insert(created, turn);
        update(updated, held, turn);
        SearchIndex.put(
                session,
                Stream.concat(created.stream(), updated.stream())
                        .map(draft -> texts.get(draft.key()))
                        .toList());
        insertSources(drafts, outcomes);
        leaveLine(turn);
        return outcomes;
    }

    /**
     * Takes an article out of every answer, now or at a time to come. Sent again with a later edit it comes back.
     *
     * @param at null for now
     * @return whether there is such an article
     */
    @Transactional
    public boolean remove(ArticleKey key, RemovalReason reason, @Nullable Instant at) {
        var turn = enterLine();
        var article = session.get(Article.class, key.id());
        if (article == null) {
            return false;
        }
        if (article.removedAt == null || article.removedAt.isAfter(turn.now)) {
            article.removedAt = at == null || at.isBefore(turn.now) ? turn.now : at;
            article.removalReason = reason;
            turn.number(article);
            session.update(article);
            leaveLine(turn);
        }
        return true;
    }

    /** Makes changes of what became visible, or ceased to be, by the passing of time alone. */
    @Transactional
    public void recordWhatTimeChanged() {
        if (!session.createNativeQuery(IS_ANYTHING_DUE, Boolean.class).getSingleResult()) {
            return;
        }
        var turn = enterLine();
        turn.last += session.createNativeMutationQuery(RECORD_DUE)
                .setParameter("last", turn.last)
                .executeUpdate();
        leaveLine(turn);
    }

    private record Held(
            long id,
            Instant updatedAt,
            byte[] digest,
            boolean seen,
            @Nullable Instant removedAt,
            @Nullable RemovalReason removalReason) {}

    private Map<Long, Held> held(List<ArticleDraft> drafts) {
        return session.createSelectionQuery(
                        "select a.id, a.updatedAt, a.sourceDigest, a.seen, a.removedAt, a.removalReason "
                                + "from Article a where a.id in :ids",
                        Held.class)
                .setParameterList("ids", ids(drafts))
                .getResultStream()
                .collect(toMap(Held::id, Function.identity()));
    }

    private static Map<ArticleKey, Outcome> compare(List<ArticleDraft> drafts, Map<Long, Held> held) {
        return drafts.stream().collect(toMap(ArticleDraft::key, draft -> outcome(draft, held)));
    }

    private static Outcome outcome(ArticleDraft draft, Map<Long, Held> byId) {
        var held = byId.get(draft.key().id());
        if (held == null) {
            return Outcome.CREATED;
        }
        if (Arrays.equals(held.digest(), draft.source().digest())) {
            return Outcome.UNCHANGED;
        }
        // Edits are dated to the second: of two within one, the later to come is the newer.
        return draft.updatedAt().isBefore(held.updatedAt()) ? Outcome.STALE : Outcome.UPDATED;
    }

    /** A writer's turn: the time, by the database's clock as in every read, and the numbers that it gives to changes. */
    private static final class Turn {

        private final Instant now;
        private final long first;
        private long last;

        private Turn(Instant now, long last) {
            this.now = now;
            this.first = last;
            this.last = last;
        }

        void number(Article article) {
            article.changeNumber = ++last;
            article.changedAt = now;
        }
    }

    private Turn enterLine() {
        var value = session.createNativeQuery("select value from change_sequence for update", Long.class)
                .getSingleResult();
        // Asked for only now: while this writer stood in line, time went by.
        var now = session.createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
        return new Turn(now, value);
    }

    /** The line moves on when the transaction ends. */
    private void leaveLine(Turn turn) {
        if (turn.last > turn.first) {
            session.createNativeMutationQuery("update change_sequence set value = :value")
                    .setParameter("value", turn.last)
                    .executeUpdate();
        }
    }

    private void insertPortals(List<ArticleDraft> drafts) {
        drafts.stream()
                .map(draft -> draft.key().portal())
                .distinct()
                .forEach(portal -> session.createNativeMutationQuery(
                                "insert into portal (id) values (:id) on conflict do nothing")
                        .setParameter("id", portal)
                        .executeUpdate());
    }

    private void insert(List<ArticleDraft> drafts, Turn turn) {
        session.insertMultiple(
                drafts.stream().map(draft -> article(draft, null, turn)).toList());
        session.insertMultiple(Attachment.of(drafts));
    }

    private void update(List<ArticleDraft> drafts, Map<Long, Held> held, Turn turn) {
        if (drafts.isEmpty()) {
            return;
        }
        session.updateMultiple(drafts.stream()
                .map(draft -> article(draft, held.get(draft.key().id()), turn))
                .toList());
        session.createMutationQuery("delete from Attachment where articleId in :ids")
                .setParameterList("ids", ids(drafts))
                .executeUpdate();
        session.insertMultiple(Attachment.of(drafts));
    }

    private static Article article(ArticleDraft draft, @Nullable Held held, Turn turn) {
        var article = Article.of(draft);
        turn.number(article);
        article.seen = !article.publishedAt.isAfter(turn.now);
        if (held != null) {
            article.seen |= held.seen;
            if (held.removedAt != null && held.removedAt.isAfter(turn.now)) {
                // An edit brings back what was removed, but does not cancel a removal that is set for later.
                article.removedAt = held.removedAt;
                article.removalReason = held.removalReason;
            }
        }
        return article;
    }

    private void insertSources(List<ArticleDraft> drafts, Map<ArticleKey, Outcome> outcomes) {
        session.doWork(connection -> {
            var sql = "insert into source_record (article_id, digest, record, run_id) values (?, ?, ?, ?) "
                    + "on conflict do nothing";
            try (var statement = connection.prepareStatement(sql)) {
                for (var draft : drafts) {
                    if (outcomes.get(draft.key()) != Outcome.UNCHANGED) {
                        statement.setLong(1, draft.key().id());
                        statement.setBytes(2, draft.source().digest());
                        statement.setBytes(3, draft.source().record());
                        statement.setLong(4, draft.source().runId());
                        statement.addBatch();
                    }
                }
                statement.executeBatch();
            }
        });
    }

    private static List<ArticleDraft> with(
            Outcome outcome, List<ArticleDraft> drafts, Map<ArticleKey, Outcome> outcomes) {
        return drafts.stream()
                .filter(draft -> outcomes.get(draft.key()) == outcome)
                .toList();
    }

    private static List<Long> ids(List<ArticleDraft> drafts) {
        return drafts.stream().map(draft -> draft.key().id()).toList();
    }
}
