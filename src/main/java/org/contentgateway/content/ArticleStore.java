package org.contentgateway.content;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.annotations.RegisterForReflection;
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
        var turn = Turn.await(session);
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
        turn.end();
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
        var turn = Turn.await(session);
        var article = session.get(Article.class, key.id());
        if (article == null) {
            return false;
        }
        if (article.removedAt == null || article.removedAt.isAfter(turn.now())) {
            article.removedAt = at == null || at.isBefore(turn.now()) ? turn.now() : at;
            article.removalReason = reason;
            turn.number(article);
            session.update(article);
            turn.end();
        }
        return true;
    }

    /**
     * Takes an article out of every answer, as its source does not show it any longer. Sent again with a later edit it
     * comes back.
     *
     * @param editedAt when it was taken off: what is held of a later edit stays; null where nobody knows
     * @return whether it was there, and is now gone
     */
    @Transactional
    public boolean withdraw(ArticleKey key, @Nullable Instant editedAt) {
        var turn = Turn.await(session);
        var article = session.get(Article.class, key.id());
        if (article == null
                || editedAt != null && article.updatedAt.isAfter(editedAt)
                || article.removedAt != null && !article.removedAt.isAfter(turn.now())) {
            return false;
        }
        if (editedAt != null) {
            article.updatedAt = editedAt; // so that what it was before does not bring it back
        }
        article.removedAt = turn.now();
        article.removalReason = RemovalReason.WITHDRAWN;
        turn.number(article);
        session.update(article);
        turn.end();
        return true;
    }

    @RegisterForReflection // instantiated by HQL
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
        article.seen = !article.publishedAt.isAfter(turn.now());
        if (held != null) {
            article.seen |= held.seen;
            if (held.removedAt != null && held.removedAt.isAfter(turn.now())) {
                // An edit brings back what was removed, but does not cancel a removal that is set for later.
                article.removedAt = held.removedAt;
                article.removalReason = held.removalReason;
            }
        }
        return article;
    }

    private void insertSources(List<ArticleDraft> drafts, Map<ArticleKey, Outcome> outcomes) {
        session.doWork(connection -> {
            var sql = "insert into source_record (article_id, digest, record, format, run_id) values (?, ?, ?, ?, ?) "
                    + "on conflict do nothing";
            try (var statement = connection.prepareStatement(sql)) {
                for (var draft : drafts) {
                    if (outcomes.get(draft.key()) != Outcome.UNCHANGED) {
                        statement.setLong(1, draft.key().id());
                        statement.setBytes(2, draft.source().digest());
                        statement.setBytes(3, draft.source().record());
                        statement.setString(4, draft.source().format());
                        statement.setLong(5, draft.source().runId());
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
