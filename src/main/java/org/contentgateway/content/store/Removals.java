package org.contentgateway.content.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.changes.ChangeSequenceLock;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Hides articles from all reads. Takes the change_sequence lock, as every writer does. */
@ApplicationScoped
public class Removals {

    private final StatelessSession session;

    Removals(StatelessSession session) {
        this.session = session;
    }

    /**
     * Removes an article now or schedules its removal. A scheduled removal can be rescheduled until it is due; an
     * article that is removed stays removed. Importing a newer edit makes a removed article visible again.
     *
     * @param at when to remove the article; null for now
     * @return whether there is such an article
     */
    @Transactional
    public boolean remove(ArticleKey key, RemovalCause reason, @Nullable Instant at) {
        if (!exists(key)) {
            return false; // without waiting for the lock
        }
        var lock = ChangeSequenceLock.acquire(session);
        var article = session.get(ArticleEntity.class, key.id());
        var removedAt = at == null || at.isBefore(lock.now()) ? lock.now() : at.truncatedTo(ChronoUnit.MICROS);
        var isUnchanged = removedAt.equals(article.removedAt) && reason == article.removalReason;
        if (!isGone(article, lock) && !isUnchanged) {
            remove(article, reason, removedAt, lock);
        }
        return true;
    }

    /**
     * Removes an article that its source no longer publishes. Importing a newer edit makes it visible again.
     *
     * @param editedAt when the source withdrew the article; an article with a newer edit is not removed. Null if
     *     unknown
     * @return whether this call removed the article
     */
    @Transactional
    public boolean withdraw(ArticleKey key, @Nullable Instant editedAt) {
        if (!exists(key)) {
            return false;
        }
        var lock = ChangeSequenceLock.acquire(session);
        var article = session.get(ArticleEntity.class, key.id());
        if (isGone(article, lock)
                || editedAt != null && article.dates.updatedAt().isAfter(editedAt)) {
            return false;
        }
        if (editedAt != null) {
            // So that an edit from before the withdrawal does not restore it.
            article.dates = article.dates.withUpdatedAt(editedAt);
        }
        remove(article, RemovalCause.WITHDRAWN, lock.now(), lock);
        return true;
    }

    /**
     * Deletes all that is stored of an article: content, attachments and source records. The tombstone that remains
     * holds the key only; by it clients and caches learn to delete their copies. Importing a record of the article
     * creates it anew.
     *
     * @return the number of source records deleted, 0 if the article is erased already; empty if there is no such
     *     article
     */
    @Transactional
    public OptionalInt erase(ArticleKey key) {
        if (!exists(key)) {
            return OptionalInt.empty();
        }
        var lock = ChangeSequenceLock.acquire(session);
        var article = session.get(ArticleEntity.class, key.id());
        if (article.isErased()) {
            return OptionalInt.of(0);
        }
        var tombstone = ArticleEntity.erased(key, lock.now());
        tombstone.seen = new PastVisibility(
                        article.seen, article.dates.publishedAt(), article.removedAt, article.changedAt)
                .wasVisible(lock.now());
        lock.assignNumber(tombstone);
        var sourceRecords = session.createNativeMutationQuery("delete from source_record where article_id = :id")
                .setParameter("id", key.id())
                .executeUpdate();
        session.delete(article); // the database deletes the rows that depend on it
        session.insert(tombstone);
        lock.publish();
        return OptionalInt.of(sourceRecords);
    }

    private boolean exists(ArticleKey key) {
        return session.createSelectionQuery("select 1 from Article where id = :id", Integer.class)
                        .setParameter("id", key.id())
                        .getSingleResultOrNull()
                != null;
    }

    private static boolean isGone(ArticleEntity article, ChangeSequenceLock lock) {
        return article.removedAt != null && !article.removedAt.isAfter(lock.now());
    }

    private void remove(ArticleEntity article, RemovalCause reason, Instant at, ChangeSequenceLock lock) {
        // The end of its embargo may not be recorded yet.
        article.seen |= !article.dates.publishedAt().isAfter(lock.now());
        article.removedAt = at;
        article.removalReason = reason;
        lock.assignNumber(article);
        session.update(article);
        session.createNativeMutationQuery("update article_search set removed_at = :at where article_id = :id")
                .setParameter("at", at)
                .setParameter("id", article.id)
                .executeUpdate();
        lock.publish();
    }
}
