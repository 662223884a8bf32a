package org.contentgateway.content.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.contentgateway.content.changes.ChangeSequenceLock;
import org.hibernate.StatelessSession;

/** Deletes source records that no article is derived from any more. */
@ApplicationScoped
public class SupersededRecords {

    private static final String CONDITION =
            "a.id = s.article_id and s.digest <> a.source_digest and s.received_at < :receivedBefore";

    private static final String NEXT_ARTICLES = "select s.article_id from source_record s join article a on "
            + CONDITION + " where s.article_id > :after order by s.article_id limit 500";

    private static final String DELETE =
            "delete from source_record s using article a where " + CONDITION + " and s.article_id in (:articles)";

    private final StatelessSession session;

    SupersededRecords(StatelessSession session) {
        this.session = session;
    }

    /** Deletes superseded records that were received before the given time, and returns how many. */
    public int deleteReceivedBefore(Instant time) {
        var deleted = 0;
        var articles = nextArticles(Long.MIN_VALUE, time);
        while (!articles.isEmpty()) {
            deleted += delete(articles, time);
            articles = nextArticles(articles.get(articles.size() - 1), time);
        }
        return deleted;
    }

    @Transactional
    List<Long> nextArticles(long after, Instant receivedBefore) {
        return session.createNativeQuery(NEXT_ARTICLES, Long.class)
                .setParameter("receivedBefore", receivedBefore)
                .setParameter("after", after)
                .getResultList();
    }

    /** Takes the lock, since an import that sends a superseded record again makes an article depend on it. */
    @Transactional
    int delete(List<Long> articles, Instant receivedBefore) {
        ChangeSequenceLock.acquire(session);
        return session.createNativeMutationQuery(DELETE)
                .setParameter("receivedBefore", receivedBefore)
                .setParameterList("articles", articles)
                .executeUpdate();
    }
}
