package org.contentgateway.content.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.changes.ChangeSequenceLock;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Takes articles out of every answer. Whoever removes one stands in line as every writer does. */
@ApplicationScoped
public class Removals {

    private final StatelessSession session;

    Removals(StatelessSession session) {
        this.session = session;
    }

    /**
     * Takes an article out of every answer, now or at a time to come. Until that time it can be told anew, sooner or
     * later; what is gone stays gone. Sent again with a later edit it comes back.
     *
     * @param at null for now
     * @return whether there is such an article
     */
    @Transactional
    public boolean remove(ArticleKey key, RemovalCause reason, @Nullable Instant at) {
        if (!isHeld(key)) {
            return false; // and waits for nobody
        }
        var turn = ChangeSequenceLock.acquire(session);
        var article = session.get(ArticleEntity.class, key.id());
        var removedAt = at == null || at.isBefore(turn.now()) ? turn.now() : at.truncatedTo(ChronoUnit.MICROS);
        var isTold = removedAt.equals(article.removedAt) && reason == article.removalReason;
        if (!isGone(article, turn) && !isTold) {
            remove(article, reason, removedAt, turn);
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
        if (!isHeld(key)) {
            return false;
        }
        var turn = ChangeSequenceLock.acquire(session);
        var article = session.get(ArticleEntity.class, key.id());
        if (isGone(article, turn)
                || editedAt != null && article.dates.updatedAt().isAfter(editedAt)) {
            return false;
        }
        if (editedAt != null) {
            article.dates = article.dates.withUpdatedAt(editedAt); // so that what it was before does not bring it back
        }
        remove(article, RemovalCause.WITHDRAWN, turn.now(), turn);
        return true;
    }

    private boolean isHeld(ArticleKey key) {
        return session.createSelectionQuery("select 1 from Article where id = :id", Integer.class)
                        .setParameter("id", key.id())
                        .getSingleResultOrNull()
                != null;
    }

    private static boolean isGone(ArticleEntity article, ChangeSequenceLock turn) {
        return article.removedAt != null && !article.removedAt.isAfter(turn.now());
    }

    private void remove(ArticleEntity article, RemovalCause reason, Instant at, ChangeSequenceLock turn) {
        article.seen |= !article.dates.publishedAt().isAfter(turn.now()); // its embargo may have ended unrecorded
        article.removedAt = at;
        article.removalReason = reason;
        turn.assignNumber(article);
        session.update(article);
        turn.publish();
    }
}
