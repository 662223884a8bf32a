package org.contentgateway.content;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
    private final Lexemes lexemes;

    ArticleStore(StatelessSession session, Lexemes lexemes) {
        this.session = session;
        this.lexemes = lexemes;
    }

    /** Drafts of different articles on their way into the store, with the rows that were derived so far. */
    public static final class Batch {

        private final List<ArticleDraft> drafts;
        private final Map<ArticleKey, ArticleRows> rows = new HashMap<>();

        Batch(List<ArticleDraft> drafts) {
            this.drafts = List.copyOf(drafts);
        }
    }

    /**
     * Derives what is written of drafts, so that another thread can save one batch while the next is prepared.
     *
     * @param drafts of different articles
     */
    @Transactional
    public Batch prepare(List<ArticleDraft> drafts) {
        var batch = new Batch(drafts);
        derive(batch, compare(drafts, held(drafts)));
        return batch;
    }

    /**
     * Saves all drafts or none.
     *
     * @param drafts of different articles
     * @return what became of each
     */
    @Transactional
    public Map<ArticleKey, Outcome> save(List<ArticleDraft> drafts) {
        return save(new Batch(drafts));
    }

    /**
     * Saves all drafts of a batch or none.
     *
     * @return what became of each
     */
    @Transactional
    public Map<ArticleKey, Outcome> save(Batch batch) {
        var drafts = batch.drafts;
        var outcomes = compare(drafts, held(drafts));
        if (outcomes.values().stream().allMatch(Outcome.UNCHANGED::equals)) {
            return outcomes; // writes nothing, and waits for nobody
        }
        derive(batch, outcomes);
        var turn = Turn.await(session);
        var held = held(drafts); // with what the writers before us in the line have left
        outcomes = compare(drafts, held);
        derive(batch, outcomes);
        write(batch, outcomes, held, turn);
        turn.end();
        return outcomes;
    }

    /** Derives the rows of what is to be written and has none yet. */
    private void derive(Batch batch, Map<ArticleKey, Outcome> outcomes) {
        var missing = batch.drafts.stream()
                .filter(draft -> known(outcomes, draft.key()).writes() && !batch.rows.containsKey(draft.key()))
                .toList();
        var texts = missing.stream().map(SearchText::of).toList();
        var vectors = lexemes.vectors(session, texts);
        for (var i = 0; i < missing.size(); i++) {
            var draft = missing.get(i);
            var text = texts.get(i);
            batch.rows.put(draft.key(), ArticleRows.of(draft, text.configuration(), known(vectors, text.articleId())));
        }
    }

    /** Of a map that has a value for each draft. */
    private static <K, V> V known(Map<K, V> values, K key) {
        return Objects.requireNonNull(values.get(key), "there is one for each draft");
    }

    private void write(Batch batch, Map<ArticleKey, Outcome> outcomes, Map<Long, Held> held, Turn turn) {
        var written = batch.drafts.stream()
                .filter(draft -> known(outcomes, draft.key()).writes())
                .map(draft -> batch.rows.get(draft.key()))
                .toList();
        written.forEach(rows -> number(rows.article(), held.get(rows.article().id), turn));
        var updated = ids(batch.drafts.stream()
                .filter(draft -> outcomes.get(draft.key()) == Outcome.UPDATED)
                .toList());
        if (!updated.isEmpty()) {
            session.createMutationQuery("delete from Attachment where articleId in :ids")
                    .setParameterList("ids", updated)
                    .executeUpdate();
        }
        session.doWork(connection -> {
            Tables.PORTAL.execute(
                    connection,
                    written.stream()
                            .map(rows -> rows.article().portalId)
                            .distinct()
                            .toList());
            Tables.ARTICLE.execute(
                    connection, written.stream().map(ArticleRows::article).toList());
            Tables.ATTACHMENT.execute(
                    connection,
                    written.stream()
                            .flatMap(rows -> rows.attachments().stream())
                            .toList());
            Tables.SEARCH_CONFIGURATION.execute(
                    connection,
                    written.stream().map(ArticleRows::configuration).distinct().toList());
            Tables.ARTICLE_SEARCH.execute(connection, written);
            Tables.SOURCE_RECORD.execute(
                    connection,
                    batch.drafts.stream()
                            .filter(draft -> outcomes.get(draft.key()) != Outcome.UNCHANGED)
                            .toList());
        });
    }

    private static void number(Article article, @Nullable Held held, Turn turn) {
        turn.number(article);
        article.seen = !article.publishedAt.isAfter(turn.now());
        article.removedAt = null;
        article.removalReason = null;
        if (held != null) {
            article.seen |= held.seen || !held.publishedAt.isAfter(turn.now()); // its embargo may have ended unrecorded
            if (held.removedAt != null && held.removedAt.isAfter(turn.now())) {
                // An edit brings back what was removed, but does not cancel a removal that is set for later.
                article.removedAt = held.removedAt;
                article.removalReason = held.removalReason;
            }
        }
    }

    /**
     * Tells what would become of drafts, and changes nothing.
     *
     * @param drafts of different articles
     * @param rehearsal of the drafts before
     */
    @Transactional
    public Map<ArticleKey, Outcome> rehearse(List<ArticleDraft> drafts, Rehearsal rehearsal) {
        var held = held(drafts);
        for (var draft : drafts) {
            var imagined = rehearsal.imagined().get(draft.key().id());
            if (imagined != null) {
                held.put(imagined.id, imagined);
            }
        }
        var outcomes = compare(drafts, held);
        drafts.stream()
                .filter(draft -> known(outcomes, draft.key()).writes())
                .map(Held::of)
                .forEach(imagined -> rehearsal.imagined().put(imagined.id, imagined));
        return outcomes;
    }

    @RegisterForReflection // instantiated by HQL
    record Held(
            long id,
            Instant publishedAt,
            Instant updatedAt,
            byte[] digest,
            boolean seen,
            @Nullable Instant removedAt,
            @Nullable RemovalReason removalReason) {

        static Held of(ArticleDraft draft) {
            return new Held(
                    draft.key().id(),
                    draft.publishedAt(),
                    draft.updatedAt(),
                    draft.source().digest(),
                    true,
                    null,
                    null);
        }
    }

    private Map<Long, Held> held(List<ArticleDraft> drafts) {
        return session.createSelectionQuery(
                        "select a.id, a.publishedAt, a.updatedAt, a.sourceDigest, a.seen, a.removedAt, a.removalReason "
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

    private static List<Long> ids(List<ArticleDraft> drafts) {
        return drafts.stream().map(draft -> draft.key().id()).toList();
    }
}
