package org.contentgateway.content;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.StatelessSession;

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
        var outcomes = compare(drafts);
        if (outcomes.values().stream().allMatch(Outcome.UNCHANGED::equals)) {
            return outcomes; // writes nothing, and waits for nobody
        }
        var lastNumber = enterLine();
        outcomes = compare(drafts); // with what the writers before us in the line have left

        var created = with(Outcome.CREATED, drafts, outcomes);
        var updated = with(Outcome.UPDATED, drafts, outcomes);
        insertPortals(created);
        insert(created, lastNumber);
        update(updated, lastNumber + created.size());
        insertSources(drafts, outcomes);
        var changes = created.size() + updated.size();
        if (changes > 0) {
            leaveLine(lastNumber + changes);
        }
        return outcomes;
    }

    private record Held(long id, Instant updatedAt, byte[] digest) {}

    private Map<ArticleKey, Outcome> compare(List<ArticleDraft> drafts) {
        var held = session.createSelectionQuery(
                        "select a.id, a.updatedAt, a.sourceDigest from Article a where a.id in :ids", Held.class)
                .setParameterList("ids", ids(drafts))
                .getResultStream()
                .collect(toMap(Held::id, Function.identity()));
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

    private long enterLine() {
        return session.createNativeQuery("select value from change_sequence for update", Long.class)
                .getSingleResult();
    }

    /** The line moves on when the transaction ends. */
    private void leaveLine(long lastNumber) {
        session.createNativeMutationQuery("update change_sequence set value = :value")
                .setParameter("value", lastNumber)
                .executeUpdate();
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

    private void insert(List<ArticleDraft> drafts, long lastNumber) {
        session.insertMultiple(Article.of(drafts, lastNumber));
        session.insertMultiple(Attachment.of(drafts));
    }

    private void update(List<ArticleDraft> drafts, long lastNumber) {
        if (drafts.isEmpty()) {
            return;
        }
        session.updateMultiple(Article.of(drafts, lastNumber));
        session.createMutationQuery("delete from Attachment where articleId in :ids")
                .setParameterList("ids", ids(drafts))
                .executeUpdate();
        session.insertMultiple(Attachment.of(drafts));
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
