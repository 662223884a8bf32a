package org.contentgateway.ingest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contentgateway.content.ArticleKey;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.JdbcType;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonType;
import org.jspecify.annotations.Nullable;

/** A run as it is stored. A running one updates {@link #aliveAt} every few seconds. */
@Entity(name = "ImportRun")
@Table(name = "ingest_run")
@DynamicInsert // so that the database fills what is null: its own clock, and zero counts
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class ImportRun extends PanacheEntityBase {

    private static final String SUMMARIES =
            "select id, kind, state, startedAt, aliveAt, finishedAt, bytes, counts from ImportRun ";

    private static final String UPDATE = "bytes = :bytes, counts.received = :received, counts.created = :created, "
            + "counts.updated = :updated, counts.unchanged = :unchanged, counts.stale = :stale, "
            + "counts.rejected = :rejected, counts.warnings = :warnings, problems = :problems, "
            + "unknownKeys = :unknownKeys, aliveAt = instant";

    private static final String ERASE_PROBLEMS = """
            update ingest_run set problems = (
                select coalesce(json_agg(problem order by place), '[]')
                from json_array_elements(problems) with ordinality p (problem, place)
                where problem ->> 'portal' is distinct from :portal or problem ->> 'contentId' is distinct from :contentId)
            where exists (select from json_array_elements(problems) problem
                where problem ->> 'portal' = :portal and problem ->> 'contentId' = :contentId)""";

    /** Rejected records name the run that rejected them, which is kept as long as they are. */
    private static final String DELETE_FINISHED_BEFORE = """
            delete from ImportRun run where run.finishedAt < ?1
            and not exists (select 1 from RejectedRecord rejected where rejected.runId = run.id)""";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Enumerated(EnumType.STRING)
    ImportRunKind kind;

    @Enumerated(EnumType.STRING)
    ImportRunState state = ImportRunState.RUNNING;

    public Instant startedAt;
    public Instant aliveAt;
    public @Nullable Instant finishedAt;

    /** Bytes of input read so far, before decompression. */
    public long bytes;

    @Embedded
    public ImportCounts counts;

    /** The first problems, as JSON. */
    @Column(columnDefinition = "json")
    @JdbcType(PostgreSQLJsonPGObjectJsonType.class) // unlike jsonb it keeps the order of keys
    public String problems;

    /** How often each unknown key occurred, as JSON. */
    @Column(columnDefinition = "json")
    @JdbcType(PostgreSQLJsonPGObjectJsonType.class)
    public String unknownKeys;

    /** Whether a reprocessing run covers all articles, not only those that an older version derived. */
    @Column(name = "everything")
    public boolean allArticles;

    /** The id of the last article that a reprocessing run has processed. */
    public long position;

    /** Inserts a running run and returns its id. */
    static long insert(ImportRunKind kind) {
        var run = new ImportRun();
        run.kind = kind;
        run.persist();
        return run.id;
    }

    /**
     * Returns runs, the newest first.
     *
     * @param before limits the list to runs with a lower id; null for all
     */
    public static List<ImportRunSummary> newest(int limit, @Nullable Long before) {
        return find(SUMMARIES + "where id < ?1 order by id desc", before == null ? Long.MAX_VALUE : before)
                .project(ImportRunSummary.class)
                .page(0, limit)
                .list();
    }

    public static Optional<ImportRunDetail> detail(long id) {
        return ImportRun.<ImportRun>findByIdOptional(id).map(ImportRunDetail::of);
    }

    /** Returns the last reprocessing run, if it was to cover all articles and did not finish. */
    static Optional<ImportRun> unfinishedReprocessing() {
        return ImportRun.<ImportRun>find("kind = ?1 order by id desc", ImportRunKind.REPROCESS)
                .firstResultOptional()
                .filter(run -> run.allArticles && run.state != ImportRunState.DONE);
    }

    /** Stores the progress of a run, unless the run is no longer running. */
    static void updateRunning(Map<String, Object> progress) {
        update(UPDATE + " where id = :id and state = RUNNING", progress);
    }

    /** Stores the result of a run, even if the run was closed as dead before. */
    static void finish(Map<String, Object> progressAndState) {
        update(UPDATE + ", state = :state, finishedAt = instant where id = :id", progressAndState);
    }

    /**
     * Closes runs without a recent heartbeat as failed: their process lost the database, or died. The database's clock
     * decides, so that all replicas agree.
     */
    static void failDead() {
        update("state = FAILED, finishedAt = aliveAt where state = RUNNING and aliveAt < instant - 1 minute");
    }

    static void updatePosition(long id, boolean allArticles, long position) {
        update("allArticles = ?1, position = ?2 where id = ?3", allArticles, position, id);
    }

    /** Removes the problems of an article from the reports of all runs. */
    public static void eraseProblems(ArticleKey article) {
        getSession()
                .createNativeMutationQuery(ERASE_PROBLEMS)
                .setParameter("portal", Integer.toString(article.portal()))
                .setParameter("contentId", Integer.toString(article.contentId()))
                .executeUpdate();
    }

    /** Deletes runs that ended before the given time and have no rejected records, and returns how many. */
    public static int deleteFinishedBefore(Instant time) {
        return Math.toIntExact(delete(DELETE_FINISHED_BEFORE, time));
    }

    ImportRunSummary summary() {
        return new ImportRunSummary(id, kind, state, startedAt, aliveAt, finishedAt, bytes, counts);
    }
}
