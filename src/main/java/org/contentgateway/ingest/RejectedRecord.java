package org.contentgateway.ingest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.SourceRecord;
import org.contentgateway.ingest.BatchSink.Rejection;
import org.contentgateway.ingest.format.RecordProblem;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A record that was rejected, byte for byte, with the reason. */
@Entity(name = "RejectedRecord")
@Table(name = "rejected_record")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class RejectedRecord extends PanacheEntityBase {

    private static final String UPSERT = """
            insert into RejectedRecord (digest, record, format, code, path, detail, articleId, runId, receivedAt)
            values (:digest, :record, :format, :code, :path, :detail, :articleId, :runId, instant)
            on conflict (digest) do update set format = excluded.format, code = excluded.code, path = excluded.path,
                   detail = excluded.detail, articleId = excluded.articleId, runId = excluded.runId,
                   receivedAt = excluded.receivedAt""";

    /** Records after a cursor that match a filter, those of the newest run first. */
    private static final String PAGE = """
            from RejectedRecord
            where (runId, digest) < (:run, :digest) and code = coalesce(:code, code) and runId between :from and :to
            order by runId desc, digest desc""";

    /** SHA-256 of the record. */
    @Id
    public byte[] digest;

    public byte[] record;
    public String format;
    public String code;
    public @Nullable String path;
    public String detail;

    /** The {@linkplain ArticleKey#id() article} that the record is about; null if the record does not tell it. */
    public @Nullable Long articleId;

    public long runId;
    public Instant receivedAt;

    @Formula("encode(digest, 'hex')")
    public String hexDigest;

    @Formula("octet_length(record)")
    public long bytes;

    /** Which records: all if both are null. */
    public record RejectionFilter(
            @Nullable String code, @Nullable Long run) {}

    /** A position in the list of rejected records: after the record with this run and digest. */
    public record RejectionCursor(long run, byte[] digest) {

        public static final RejectionCursor START = before(Long.MAX_VALUE);

        /** Before the records of all runs older than this one. */
        static RejectionCursor before(long run) {
            return new RejectionCursor(run, new byte[0]);
        }
    }

    /** Inserts a record; if it is stored already, replaces its reason and run. */
    static void upsert(Rejection rejection, long run) {
        getSession()
                .createMutationQuery(UPSERT)
                .setParameter("digest", SourceRecord.sha256(rejection.record()))
                .setParameter("record", rejection.record())
                .setParameter("format", rejection.format())
                .setParameter("code", rejection.problem().code().name())
                .setParameter("path", rejection.problem().path())
                .setParameter("detail", rejection.problem().detail())
                .setParameter("articleId", articleId(rejection.problem()), Long.class)
                .setParameter("runId", run)
                .executeUpdate();
    }

    private static @Nullable Long articleId(RecordProblem problem) {
        return problem.portal() == null || problem.contentId() == null
                ? null
                : Long.valueOf(new ArticleKey(problem.portal(), problem.contentId()).id());
    }

    static List<RejectionSummary> summaries(RejectionFilter filter, RejectionCursor after, int limit) {
        return find(
                        "select hexDigest, code, path, detail, format, runId, receivedAt, bytes " + PAGE,
                        parameters(filter, after))
                .project(RejectionSummary.class)
                .page(0, limit)
                .list();
    }

    static List<StoredRejection> records(RejectionFilter filter, RejectionCursor after, int limit) {
        return find("select runId, digest, record, format, code " + PAGE, parameters(filter, after))
                .project(StoredRejection.class)
                .page(0, limit)
                .list();
    }

    static Optional<byte[]> content(byte[] digest) {
        return RejectedRecord.<RejectedRecord>findByIdOptional(digest).map(rejected -> rejected.record);
    }

    static int delete(Collection<byte[]> digests) {
        return digests.isEmpty() ? 0 : Math.toIntExact(delete("digest in ?1", digests));
    }

    /** Deletes the rejected records that are about an article, and returns how many. */
    public static int deleteOf(ArticleKey article) {
        return Math.toIntExact(delete("articleId = ?1", article.id()));
    }

    /** Deletes the records that were last rejected before the given time, and returns how many. */
    public static int deleteReceivedBefore(Instant time) {
        return Math.toIntExact(delete("receivedAt < ?1", time));
    }

    private static Map<String, @Nullable Object> parameters(RejectionFilter filter, RejectionCursor after) {
        var run = filter.run();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("run", after.run());
        parameters.put("digest", after.digest());
        parameters.put("code", filter.code());
        parameters.put("from", run == null ? 0L : run);
        parameters.put("to", run == null ? Long.MAX_VALUE : run);
        return parameters;
    }
}
