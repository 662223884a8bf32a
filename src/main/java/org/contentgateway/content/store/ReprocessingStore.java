package org.contentgateway.content.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import org.contentgateway.content.search.TsVectorBuilder;
import org.contentgateway.text.Body;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * What articles are derived from, their stored records, and what is written where it is derived again. An article whose
 * content comes out the same is no change: nobody has to read it anew.
 */
@ApplicationScoped
public class ReprocessingStore {

    /** What is not derived from a record, or says only how the rest was. */
    private static final Set<String> NOT_CONTENT =
            Set.of("text_version", "removed_at", "removal_reason", "seen", "change_number", "changed_at");

    private static final String IS_ANY_OLD = """
            select exists (select from article where text_version < :text)
                or exists (select from article_search where version < :search)""";

    private static final String NEXT = """
            select a.id, s.record, s.format, s.run_id
            from article a join source_record s on s.article_id = a.id and s.digest = a.source_digest
            where a.id > ? and (? or a.text_version < ? or not exists (
                select from article_search x where x.article_id = a.id and x.version >= ?))
            order by a.id limit ?""";

    /** Rows that the driver holds at once. */
    private static final int FETCH_SIZE = 10;

    private final StatelessSession session;
    private final TsVectorBuilder lexemes;

    ReprocessingStore(StatelessSession session, TsVectorBuilder lexemes) {
        this.session = session;
        this.lexemes = lexemes;
    }

    /** The record that an article is made of. */
    public record StoredRecord(ArticleKey key, byte[] record, String format, long runId) {}

    @RegisterForReflection // instantiated by HQL
    private record ArticleState(
            long id,
            byte[] digest,
            boolean seen,
            @Nullable Instant removedAt,
            @Nullable RemovalCause removalReason) {}

    /** Whether any article was derived by an older version of the gateway. */
    @Transactional
    public boolean hasOutdated() {
        return session.createNativeQuery(IS_ANY_OLD, Boolean.class)
                .setParameter("text", Body.VERSION)
                .setParameter("search", SearchDocument.VERSION)
                .getSingleResult();
    }

    /**
     * The next records, in the order of their articles' ids.
     *
     * @param after the id of the article reached
     * @param all those too whose articles were derived by this version
     * @param bytes none but the first goes beyond so many
     */
    @Transactional
    public List<StoredRecord> next(long after, boolean all, int limit, long bytes) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(NEXT)) {
                statement.setFetchSize(FETCH_SIZE);
                statement.setLong(1, after);
                statement.setBoolean(2, all);
                statement.setInt(3, Body.VERSION);
                statement.setInt(4, SearchDocument.VERSION);
                statement.setInt(5, limit);
                var next = new ArrayList<StoredRecord>();
                try (var row = statement.executeQuery()) {
                    for (var left = bytes; row.next(); ) {
                        var record = row.getBytes("record");
                        left -= record.length;
                        if (left < 0 && !next.isEmpty()) {
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
     * Writes what was derived again, all or nothing.
     *
     * @param drafts of different articles
     * @return which were {@code UPDATED} and which are {@code UNCHANGED}; {@code STALE} are those that are made of another
     *     record by now
     */
    @Transactional
    public Map<ArticleKey, WriteOutcome> update(List<ArticleDraft> drafts) {
        var rows = rows(drafts);
        var ids = drafts.stream().map(draft -> draft.key().id()).toList();
        var same = same(rows, ids);
        var turn = ChangeSequenceLock.acquire(session);
        var held = held(ids); // what the writers before us in the line have left
        var current = rows.stream()
                .filter(row -> isMadeOf(held.get(row.article().id), row.article()))
                .toList();
        var changed =
                current.stream().filter(row -> !same.contains(row.article().id)).toList();
        changed.forEach(row ->
                number(row.article(), Objects.requireNonNull(held.get(row.article().id), "it is current"), turn));
        write(current, changed);
        turn.publish();
        var currentIds = ids(current);
        return drafts.stream()
                .collect(toMap(
                        ArticleDraft::key,
                        draft -> !currentIds.contains(draft.key().id())
                                ? WriteOutcome.STALE
                                : same.contains(draft.key().id()) ? WriteOutcome.UNCHANGED : WriteOutcome.UPDATED));
    }

    private List<ArticleRows> rows(List<ArticleDraft> drafts) {
        var texts = drafts.stream().map(SearchDocument::of).toList();
        var vectors = lexemes.vectors(session, texts);
        var rows = new ArrayList<ArticleRows>(drafts.size());
        for (var i = 0; i < drafts.size(); i++) {
            var text = texts.get(i);
            rows.add(ArticleRows.of(
                    drafts.get(i),
                    text.configuration(),
                    Objects.requireNonNull(vectors.get(text.articleId()), "there is one for each text")));
        }
        return rows;
    }

    /** The ids of those whose content is what is held. */
    private Set<Long> same(List<ArticleRows> rows, List<Long> ids) {
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
            row.article().dates =
                    row.article().dates.withUpdatedAt(article.dates.updatedAt()); // when its source took it off
        }
        if (!Tables.ARTICLE.isSame(row.article(), article, NOT_CONTENT)
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

    private Map<Long, ArticleState> held(List<Long> ids) {
        return session.createSelectionQuery(
                        "select a.id, a.sourceDigest, a.seen, a.removedAt, a.removalReason from Article a where a.id in :ids",
                        ArticleState.class)
                .setParameterList("ids", ids)
                .getResultStream()
                .collect(toMap(ArticleState::id, Function.identity()));
    }

    private static boolean isMadeOf(@Nullable ArticleState held, ArticleEntity article) {
        return held != null && Arrays.equals(held.digest, article.sourceDigest);
    }

    /** Unlike an edit, it brings nothing back. */
    private static void number(ArticleEntity article, ArticleState held, ChangeSequenceLock turn) {
        turn.assignNumber(article);
        article.removedAt = held.removedAt;
        article.removalReason = held.removalReason;
        var visible = !article.dates.publishedAt().isAfter(turn.now())
                && (held.removedAt == null || held.removedAt.isAfter(turn.now()));
        article.seen = held.seen || visible;
    }

    private void write(List<ArticleRows> current, List<ArticleRows> changed) {
        if (!changed.isEmpty()) {
            session.createMutationQuery("delete from Attachment where articleId in :ids")
                    .setParameterList("ids", ids(changed))
                    .executeUpdate();
        }
        if (!current.isEmpty()) {
            session.createMutationQuery(
                            "update Article set textVersion = :version where id in :ids and textVersion <> :version")
                    .setParameter("version", Body.VERSION)
                    .setParameterList("ids", ids(current))
                    .executeUpdate();
        }
        session.doWork(connection -> {
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

    private static Set<Long> ids(List<ArticleRows> rows) {
        return rows.stream().map(row -> row.article().id).collect(toSet());
    }
}
