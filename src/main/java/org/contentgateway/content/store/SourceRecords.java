package org.contentgateway.content.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.WhereClause;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Reads the records that articles were made of, as they came. */
@ApplicationScoped
public class SourceRecords {

    private static final String CURRENT = """
            select a.source_digest, %s as visible, a.seen,
                   cast(floor(extract(epoch from a.removed_at - now())) as bigint) as seconds_left
            from article a join source_record s on s.article_id = a.id and s.digest = a.source_digest
            where a.id = :id and s.format = :format""".formatted(WhereClause.VISIBLE_SQL);

    private final SessionFactory sessions;

    SourceRecords(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * The record that an article is made of now.
     *
     * @param visible whether the article may be seen
     * @param seen whether it may have been seen
     * @param secondsLeft until it may not be seen any more; null where no end is known
     */
    @RegisterForReflection // instantiated by Hibernate
    public record CurrentRecord(
            byte[] digest,
            boolean visible,
            boolean seen,
            @Nullable Long secondsLeft) {}

    /** Empty where there is no such article, or where its record is written in another format. */
    public Optional<CurrentRecord> current(ArticleKey key, String format) {
        return sessions.fromStatelessSession(session -> session.createNativeQuery(CURRENT, CurrentRecord.class)
                .setParameter("id", key.id())
                .setParameter("format", format)
                .uniqueResultOptional());
    }

    /** The bytes of a record that is there. */
    public byte[] record(ArticleKey key, byte[] digest) {
        return sessions.fromStatelessSession(session -> session.createNativeQuery(
                        "select record from source_record where article_id = :id and digest = :digest", byte[].class)
                .setParameter("id", key.id())
                .setParameter("digest", digest)
                .getSingleResult());
    }
}
