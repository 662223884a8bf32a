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
import org.contentgateway.content.search.WordAnalyzer;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Stores articles with their attachments and source records, one batch per transaction.
 *
 * <p>Writers are serialized by the {@link ChangeSequenceLock}. This way stored articles do not change between comparing
 * and writing, the newer edit wins when two writers save the same article, and change numbers become visible in
 * ascending order. The lock is held briefly, because expensive values are derived before it is acquired.
 */
@ApplicationScoped
public class ArticleStore {

    private final StatelessSession session;
    private final WordAnalyzer analyzer;

    ArticleStore(StatelessSession session, WordAnalyzer analyzer) {
        this.session = session;
        this.analyzer = analyzer;
    }

    /** Drafts of distinct articles to save, with the rows derived for them so far. */
    public static final class Batch {

        private final List<ArticleDraft> drafts;
        private final Map<ArticleKey, ArticleRows> rows = new HashMap<>();

        Batch(List<ArticleDraft> drafts) {
            this.drafts = List.copyOf(drafts);
        }
    }

    /**
     * Derives the rows of a batch, so that another thread can save one batch while the next is prepared.
     *
     * @param drafts drafts of distinct articles
     */
    @Transactional
    public Batch prepare(List<ArticleDraft> drafts) {
        var batch = new Batch(drafts);
        derive(batch, compare(drafts, storedStates(drafts)));
        return batch;
    }

    /**
     * Saves all drafts or none.
     *
     * @param drafts drafts of distinct articles
     * @return the outcome of each draft
     */
    @Transactional
    public Map<ArticleKey, WriteOutcome> save(List<ArticleDraft> drafts) {
        return save(new Batch(drafts));
    }

    /**
     * Saves all drafts of a batch or none.
     *
     * @return the outcome of each draft
     */
    @Transactional
    public Map<ArticleKey, WriteOutcome> save(Batch batch) {
        var drafts = batch.drafts;
        var outcomes = compare(drafts, storedStates(drafts));
        if (outcomes.values().stream().allMatch(WriteOutcome.UNCHANGED::equals)) {
            return outcomes; // nothing to write, so there is no need for the lock
        }
        derive(batch, outcomes);
        var lock = ChangeSequenceLock.acquire(session);
        var stored = storedStates(drafts); // includes what writers before this one have committed
        outcomes = compare(drafts, stored);
        derive(batch, outcomes);
        write(batch, outcomes, stored, lock);
        lock.publish();
        return outcomes;
    }

    /** Derives the rows of drafts that will be written and have none yet. */
    private void derive(Batch batch, Map<ArticleKey, WriteOutcome> outcomes) {
        var missing = batch.drafts.stream()
                .filter(draft -> getRequired(outcomes, draft.key()).writes() && !batch.rows.containsKey(draft.key()))
                .toList();
        var rows = ArticleRows.of(missing, analyzer, session);
        for (var i = 0; i < missing.size(); i++) {
            batch.rows.put(missing.get(i).key(), rows.get(i));
        }
    }

    /** Returns the value of a map that contains every draft's key. */
    private static <K, V> V getRequired(Map<K, V> values, K key) {
        return Objects.requireNonNull(values.get(key), "the map contains every draft");
    }

    private void write(
            Batch batch,
            Map<ArticleKey, WriteOutcome> outcomes,
            Map<Long, StoredState> stored,
            ChangeSequenceLock lock) {
        var written = batch.drafts.stream()
                .filter(draft -> getRequired(outcomes, draft.key()).writes())
                .map(draft -> batch.rows.get(draft.key()))
                .toList();
        written.forEach(rows -> assignChange(rows.article(), stored.get(rows.article().id), lock));
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

    private static void assignChange(ArticleEntity article, @Nullable StoredState stored, ChangeSequenceLock lock) {
        lock.assignNumber(article);
        article.seen = !article.dates.publishedAt().isAfter(lock.now());
        article.removedAt = null;
        article.removalReason = null;
        if (stored != null) {
            article.seen |= new PastVisibility(stored.seen, stored.publishedAt, stored.removedAt, stored.changedAt)
                    .wasVisible(lock.now());
            if (stored.removedAt != null && stored.removedAt.isAfter(lock.now())) {
                // An edit restores a removed article, but does not cancel a scheduled removal.
                article.removedAt = stored.removedAt;
                article.removalReason = stored.removalReason;
            }
        }
    }

    /**
     * Determines the outcomes of saving drafts, without writing anything.
     *
     * @param drafts drafts of distinct articles
     * @param state state after the drafts of the same dry run before these
     */
    @Transactional
    public Map<ArticleKey, WriteOutcome> dryRun(List<ArticleDraft> drafts, DryRunState state) {
        var stored = storedStates(drafts);
        for (var draft : drafts) {
            var simulated = state.states().get(draft.key().id());
            if (simulated != null) {
                stored.put(simulated.id, simulated);
            }
        }
        var outcomes = compare(drafts, stored);
        drafts.stream()
                .filter(draft -> getRequired(outcomes, draft.key()).writes())
                .map(StoredState::of)
                .forEach(simulated -> state.states().put(simulated.id, simulated));
        return outcomes;
    }

    /** The data of a stored article that decides a draft's outcome. */
    @RegisterForReflection // instantiated by HQL
    record StoredState(
            long id,
            Instant publishedAt,
            Instant updatedAt,
            byte[] digest,
            boolean seen,
            Instant changedAt,
            @Nullable Instant removedAt,
            @Nullable RemovalCause removalReason) {

        boolean isErased() {
            return digest.length == 0;
        }

        static StoredState of(ArticleDraft draft) {
            return new StoredState(
                    draft.key().id(),
                    draft.dates().publishedAt(),
                    draft.dates().updatedAt(),
                    draft.source().digest(),
                    true,
                    Instant.EPOCH, // not decisive for an outcome
                    null,
                    null);
        }
    }

    private Map<Long, StoredState> storedStates(List<ArticleDraft> drafts) {
        return session.createSelectionQuery(
                        "select a.id, a.dates.publishedAt, a.dates.updatedAt, a.sourceDigest, a.seen, a.changedAt, a.removedAt, a.removalReason "
                                + "from Article a where a.id in :ids",
                        StoredState.class)
                .setParameterList("ids", ids(drafts))
                .getResultStream()
                .collect(toMap(StoredState::id, Function.identity()));
    }

    private static Map<ArticleKey, WriteOutcome> compare(List<ArticleDraft> drafts, Map<Long, StoredState> stored) {
        return drafts.stream().collect(toMap(ArticleDraft::key, draft -> outcome(draft, stored)));
    }

    private static WriteOutcome outcome(ArticleDraft draft, Map<Long, StoredState> byId) {
        var stored = byId.get(draft.key().id());
        if (stored == null || stored.isErased()) {
            return WriteOutcome.CREATED;
        }
        if (Arrays.equals(stored.digest(), draft.source().digest())) {
            return WriteOutcome.UNCHANGED;
        }
        // Edit times have second precision. Of two edits within one second, the one imported later counts as newer.
        return draft.dates().updatedAt().isBefore(stored.updatedAt()) ? WriteOutcome.STALE : WriteOutcome.UPDATED;
    }

    private static List<Long> ids(List<ArticleDraft> drafts) {
        return drafts.stream().map(draft -> draft.key().id()).toList();
    }
}
