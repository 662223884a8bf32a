package org.contentgateway.content.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.AttachmentEntity;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.changes.ChangeSequenceLock;
import org.contentgateway.content.search.SearchDocument;
import org.contentgateway.content.search.WordAnalyzer;
import org.contentgateway.text.Body;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored source records for reprocessing and writes the articles derived from them. An article with unchanged
 * content gets no new change number, so that clients do not have to sync it again.
 */
@ApplicationScoped
public class ReprocessingStore {

    /** Article columns that are not content derived from a record. */
    private static final Set<String> NON_CONTENT_COLUMNS =
            Set.of("text_version", "key_terms", "removed_at", "removal_reason", "seen", "change_number", "changed_at");

    private static final String HAS_OUTDATED = """
            select exists (select from article where text_version < :text)
                or exists (select from article_search where version < :search)""";

    private static final String NEXT_RECORDS = """
            select a.id, s.record, s.format, s.run_id
            from article a join source_record s on s.article_id = a.id and s.digest = a.source_digest
            where a.id > ? and (? or a.text_version < ? or not exists (
                select from article_search x where x.article_id = a.id and x.version >= ?))
            order by a.id limit ?""";

    private static final String UPDATE_DERIVED = """
            update article a set text_version = r.text_version, key_terms = r.key_terms
            from (select ? as text_version, id, terms::text[] as key_terms
                  from unnest(?::bigint[], ?::text[]) as u (id, terms)) r
            where a.id = r.id
              and (a.text_version, a.key_terms) is distinct from (r.text_version, r.key_terms)""";

    /** Number of rows that the JDBC driver fetches at a time. */
    private static final int FETCH_SIZE = 10;

    private final StatelessSession session;
    private final WordAnalyzer analyzer;

    ReprocessingStore(StatelessSession session, WordAnalyzer analyzer) {
        this.session = session;
        this.analyzer = analyzer;
    }

    /** The source record that the current state of an article was derived from. */
    public record StoredRecord(ArticleKey key, byte[] record, String format, long runId) {}

    /** The data of a stored article that reprocessing preserves. */
    @RegisterForReflection // instantiated by HQL
    private record ArticleState(
            long id,
            byte[] digest,
            boolean seen,
            Instant publishedAt,
            Instant changedAt,
            @Nullable Instant removedAt,
            @Nullable RemovalCause removalReason) {}

    /** Whether any article was derived by an older version of the gateway. */
    @Transactional
    public boolean hasOutdated() {
        return session.createNativeQuery(HAS_OUTDATED, Boolean.class)
                .setParameter("text", Body.VERSION)
                .setParameter("search", SearchDocument.VERSION)
                .getSingleResult();
    }

    /**
     * Returns the next records in ascending order of article id.
     *
     * @param after exclusive lower bound of the article id
     * @param all whether to include articles that this version derived
     * @param limit maximum number of records
     * @param maxBytes maximum total size of the records; a single record may exceed it
     */
    @Transactional
    public List<StoredRecord> next(long after, boolean all, int limit, long maxBytes) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(NEXT_RECORDS)) {
                statement.setFetchSize(FETCH_SIZE);
                statement.setLong(1, after);
                statement.setBoolean(2, all);
                statement.setInt(3, Body.VERSION);
                statement.setInt(4, SearchDocument.VERSION);
                statement.setInt(5, limit);
                var next = new ArrayList<StoredRecord>();
                try (var row = statement.executeQuery()) {
                    for (var remaining = maxBytes; row.next(); ) {
                        var record = row.getBytes("record");
                        remaining -= record.length;
                        if (remaining < 0 && !next.isEmpty()) {
                            break;
                        }
                        var key = ArticleKey.of(row.getLong("id"));
                        next.add(new StoredRecord(key, record, row.getString("format"), row.getLong("run_id")));
                    }
                }
                return next;
            }
        });
    }

    /**
     * Writes all reprocessed articles or none.
     *
     * @param drafts drafts of distinct articles
     * @return the outcome of each draft: {@code UPDATED}, {@code UNCHANGED}, or {@code STALE} if the article has been
     *     derived from another record in the meantime
     */
    @Transactional
    public Map<ArticleKey, WriteOutcome> update(List<ArticleDraft> drafts) {
        var rows = ArticleRows.of(drafts, analyzer, session);
        var ids = drafts.stream().map(draft -> draft.key().id()).toList();
        var unchanged = unchanged(rows, ids);
        var lock = ChangeSequenceLock.acquire(session);
        var stored = storedStates(ids); // includes what writers before this one have committed
        var current = rows.stream()
                .filter(row -> isDerivedFromSameRecord(stored.get(row.article().id), row.article()))
                .toList();
        var changed = current.stream()
                .filter(row -> !unchanged.contains(row.article().id))
                .toList();
        current.forEach(row -> keepRemoval(row.article(), state(row, stored)));
        changed.forEach(row -> assignChange(row.article(), state(row, stored), lock));
        write(current, changed);
        lock.publish();
        var currentIds = ids(current);
        return drafts.stream()
                .collect(toMap(
                        ArticleDraft::key,
                        draft -> !currentIds.contains(draft.key().id())
                                ? WriteOutcome.STALE
                                : unchanged.contains(draft.key().id())
                                        ? WriteOutcome.UNCHANGED
                                        : WriteOutcome.UPDATED));
    }

    /** Returns the ids of the articles whose content equals the stored content. */
    private Set<Long> unchanged(List<ArticleRows> rows, List<Long> ids) {
        var articles = session.createSelectionQuery("from Article where id in :ids", ArticleEntity.class)
                .setParameterList("ids", ids)
                .getResultStream()
                .collect(toMap(article -> article.id, Function.identity()));
        var attachments = session.createSelectionQuery(
                        "from Attachment where articleId in :ids order by position", AttachmentEntity.class)
                .setParameterList("ids", ids)
                .getResultStream()
                .collect(groupingBy(attachment -> attachment.articleId));
        return ids(rows.stream()
                .filter(row -> {
                    var article = articles.get(row.article().id);
                    return article != null && isSame(row, article, attachments.getOrDefault(article.id, List.of()));
                })
                .toList());
    }

    private static boolean isSame(ArticleRows row, ArticleEntity article, List<AttachmentEntity> attachments) {
        if (article.removedAt != null
                && article.dates.updatedAt().isAfter(row.article().dates.updatedAt())) {
            // Keeps the time at which the source withdrew the article.
            row.article().dates = row.article().dates.withUpdatedAt(article.dates.updatedAt());
        }
        if (!Tables.ARTICLE.isSame(row.article(), article, NON_CONTENT_COLUMNS)
                || row.attachments().size() != attachments.size()) {
            return false;
        }
        for (var i = 0; i < attachments.size(); i++) {
            if (!Tables.ATTACHMENT.isSame(row.attachments().get(i), attachments.get(i), Set.of())) {
                return false;
            }
        }
        return true;
    }

    private Map<Long, ArticleState> storedStates(List<Long> ids) {
        return session.createSelectionQuery(
                        "select a.id, a.sourceDigest, a.seen, a.dates.publishedAt, a.changedAt, a.removedAt, a.removalReason from Article a where a.id in :ids",
                        ArticleState.class)
                .setParameterList("ids", ids)
                .getResultStream()
                .collect(toMap(ArticleState::id, Function.identity()));
    }

    private static boolean isDerivedFromSameRecord(@Nullable ArticleState stored, ArticleEntity article) {
        return stored != null && Arrays.equals(stored.digest, article.sourceDigest);
    }

    private static ArticleState state(ArticleRows row, Map<Long, ArticleState> stored) {
        return Objects.requireNonNull(stored.get(row.article().id), "current rows have a stored article");
    }

    /** Unlike an edit, reprocessing does not restore a removed article. */
    private static void keepRemoval(ArticleEntity article, ArticleState stored) {
        article.removedAt = stored.removedAt;
        article.removalReason = stored.removalReason;
    }

    private static void assignChange(ArticleEntity article, ArticleState stored, ChangeSequenceLock lock) {
        lock.assignNumber(article);
        var isVisible = !article.dates.publishedAt().isAfter(lock.now())
                && (stored.removedAt == null || stored.removedAt.isAfter(lock.now()));
        article.seen = isVisible
                || new PastVisibility(stored.seen, stored.publishedAt, stored.removedAt, stored.changedAt)
                        .wasVisible(lock.now());
    }

    private void write(List<ArticleRows> current, List<ArticleRows> changed) {
        if (!changed.isEmpty()) {
            session.createMutationQuery("delete from Attachment where articleId in :ids")
                    .setParameterList("ids", ids(changed))
                    .executeUpdate();
        }
        session.doWork(connection -> {
            if (!current.isEmpty()) {
                updateDerived(connection, current);
            }
            Tables.ARTICLE.execute(
                    connection, changed.stream().map(ArticleRows::article).toList());
            Tables.ATTACHMENT.execute(
                    connection,
                    changed.stream().flatMap(row -> row.attachments().stream()).toList());
            Tables.SEARCH_CONFIGURATION.execute(
                    connection,
                    current.stream().map(ArticleRows::configuration).distinct().toList());
            Tables.ARTICLE_SEARCH.execute(connection, current);
        });
    }

    /** Updates what reprocessing derives, but clients do not see. */
    private static void updateDerived(Connection connection, List<ArticleRows> rows) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE_DERIVED)) {
            statement.setInt(1, Body.VERSION);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", rows.stream().map(row -> row.article().id).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            rows.stream()
                                    .map(row -> Tables.arrayLiteral(row.article().keyTerms))
                                    .toArray()));
            statement.executeUpdate();
        }
    }

    private static Set<Long> ids(List<ArticleRows> rows) {
        return rows.stream().map(row -> row.article().id).collect(toSet());
    }
}
