package org.contentgateway.content.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.WhereClause;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Reads stored source records. */
@ApplicationScoped
public class SourceRecords {

    private static final String CURRENT =
            """
            select a.source_digest, {visible} as visible, {seen} as seen,
                   cast(floor(extract(epoch from a.removed_at - now())) as bigint) as seconds_left
            from article a left join source_record s on s.article_id = a.id and s.digest = a.source_digest
            where a.id = :id and coalesce(s.format, :format) = :format""".replace("{visible}", WhereClause.VISIBLE).replace("{seen}", WhereClause.SEEN);

    private final SessionFactory sessions;

    SourceRecords(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The source record that the current state of an article was derived from.
     *
     * @param digest SHA-256 of the record
     * @param visible whether the article is visible now
     * @param seen whether clients may have seen the article
     * @param secondsLeft seconds until the article stops being visible; null if no removal is scheduled
     */
    @RegisterForReflection // instantiated by Hibernate
    public record CurrentRecord(
            byte[] digest,
            boolean visible,
            boolean seen,
            @Nullable Long secondsLeft) {}

    /**
     * Returns an article's current record; empty if there is no such article or its record has another format. An erased
     * article has none, but is returned too, as one that is not visible.
     */
    public Optional<CurrentRecord> current(ArticleKey key, String format) {
        return sessions.fromStatelessSession(session -> session.createNativeQuery(CURRENT, CurrentRecord.class)
                .setParameter("id", key.id())
                .setParameter("format", format)
                .uniqueResultOptional());
    }

    /** Returns the bytes of a stored record. Fails if there is none with this digest. */
    public byte[] record(ArticleKey key, byte[] digest) {
        return sessions.fromStatelessSession(session -> session.createNativeQuery(
                        "select record from source_record where article_id = :id and digest = :digest", byte[].class)
                .setParameter("id", key.id())
                .setParameter("digest", digest)
                .getSingleResult());
    }
}
