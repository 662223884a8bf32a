package org.contentgateway.content.store;

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
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.changes.ChangeSequenceLock;
import org.contentgateway.content.search.SearchDocument;
import org.contentgateway.content.search.TsVectorBuilder;
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
    private final TsVectorBuilder lexemes;

    ArticleStore(StatelessSession session, TsVectorBuilder lexemes) {
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
    public Map<ArticleKey, WriteOutcome> save(List<ArticleDraft> drafts) {
        return save(new Batch(drafts));
    }

    /**
     * Saves all drafts of a batch or none.
     *
     * @return what became of each
     */
    @Transactional
    public Map<ArticleKey, WriteOutcome> save(Batch batch) {
        var drafts = batch.drafts;
        var outcomes = compare(drafts, held(drafts));
        if (outcomes.values().stream().allMatch(WriteOutcome.UNCHANGED::equals)) {
            return outcomes; // writes nothing, and waits for nobody
        }
        derive(batch, outcomes);
        var turn = ChangeSequenceLock.acquire(session);
        var held = held(drafts); // with what the writers before us in the line have left
        outcomes = compare(drafts, held);
        derive(batch, outcomes);
        write(batch, outcomes, held, turn);
        turn.publish();
        return outcomes;
    }

    /** Derives the rows of what is to be written and has none yet. */
    private void derive(Batch batch, Map<ArticleKey, WriteOutcome> outcomes) {
        var missing = batch.drafts.stream()
                .filter(draft -> known(outcomes, draft.key()).writes() && !batch.rows.containsKey(draft.key()))
                .toList();
        var texts = missing.stream().map(SearchDocument::of).toList();
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

    private void write(
            Batch batch, Map<ArticleKey, WriteOutcome> outcomes, Map<Long, StoredState> held, ChangeSequenceLock turn) {
        var written = batch.drafts.stream()
                .filter(draft -> known(outcomes, draft.key()).writes())
                .map(draft -> batch.rows.get(draft.key()))
                .toList();
        written.forEach(rows -> number(rows.article(), held.get(rows.article().id), turn));
        var updated = ids(batch.drafts.stream()
                .filter(draft -> outcomes.get(draft.key()) == WriteOutcome.UPDATED)
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
                            .filter(draft -> outcomes.get(draft.key()) != WriteOutcome.UNCHANGED)
                            .toList());
        });
    }

    private static void number(ArticleEntity article, @Nullable StoredState held, ChangeSequenceLock turn) {
        turn.assignNumber(article);
        article.seen = !article.dates.publishedAt().isAfter(turn.now());
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
    public Map<ArticleKey, WriteOutcome> dryRun(List<ArticleDraft> drafts, DryRunState rehearsal) {
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
                .map(StoredState::of)
                .forEach(imagined -> rehearsal.imagined().put(imagined.id, imagined));
        return outcomes;
    }

    @RegisterForReflection // instantiated by HQL
    record StoredState(
            long id,
            Instant publishedAt,
            Instant updatedAt,
            byte[] digest,
            boolean seen,
            @Nullable Instant removedAt,
            @Nullable RemovalCause removalReason) {

        static StoredState of(ArticleDraft draft) {
            return new StoredState(
                    draft.key().id(),
                    draft.dates().publishedAt(),
                    draft.dates().updatedAt(),
                    draft.source().digest(),
                    true,
                    null,
                    null);
        }
    }

    private Map<Long, StoredState> held(List<ArticleDraft> drafts) {
        return session.createSelectionQuery(
                        "select a.id, a.dates.publishedAt, a.dates.updatedAt, a.sourceDigest, a.seen, a.removedAt, a.removalReason "
                                + "from Article a where a.id in :ids",
                        StoredState.class)
                .setParameterList("ids", ids(drafts))
                .getResultStream()
                .collect(toMap(StoredState::id, Function.identity()));
    }

    private static Map<ArticleKey, WriteOutcome> compare(List<ArticleDraft> drafts, Map<Long, StoredState> held) {
        return drafts.stream().collect(toMap(ArticleDraft::key, draft -> outcome(draft, held)));
    }

    private static WriteOutcome outcome(ArticleDraft draft, Map<Long, StoredState> byId) {
        var held = byId.get(draft.key().id());
        if (held == null) {
            return WriteOutcome.CREATED;
        }
        if (Arrays.equals(held.digest(), draft.source().digest())) {
            return WriteOutcome.UNCHANGED;
        }
        // Edits are dated to the second: of two within one, the later to come is the newer.
        return draft.dates().updatedAt().isBefore(held.updatedAt()) ? WriteOutcome.STALE : WriteOutcome.UPDATED;
    }

    private static List<Long> ids(List<ArticleDraft> drafts) {
        return drafts.stream().map(draft -> draft.key().id()).toList();
    }
}
