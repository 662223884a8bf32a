package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.contentgateway.text.Body;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Reads visible articles: one SQL statement for the articles, and one more if attachments are selected. */
@ApplicationScoped
@RegisterForReflection(targets = Body.class) // instantiated by HQL
public class Articles {

    private static final String SUMMARY = "new " + ArticleSummary.class.getName() + """
            (a.id, a.texts, a.lead, a.wordCount, a.readingMinutes, a.dates, a.origin, a.commentsEnabled, a.display, a.rating)""";

    private static final String BODY = "new " + Body.class.getName() + "(a.bodyHtml, a.bodyText, a.wordCount)";

    private final SessionFactory sessions;

    Articles(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Finds an article; empty if it does not exist or is not visible. */
    public Optional<StoredArticle> find(ArticleKey key, FetchPlan plan) {
        return all(List.of(key), plan).stream().findFirst();
    }

    /** Returns the visible ones of the given articles by {@linkplain ArticleKey#id() id}. */
    public Map<Long, StoredArticle> byId(Collection<ArticleKey> keys, FetchPlan plan) {
        return all(keys, plan).stream()
                .collect(toMap(article -> article.summary().id(), Function.identity()));
    }

    private List<StoredArticle> all(Collection<ArticleKey> keys, FetchPlan plan) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var where = WhereClause.visible()
                .and("a.id in :ids", "ids", keys.stream().map(ArticleKey::id).toList());
        return sessions.fromStatelessSession(session -> read(session, select(session, plan, where, ""), plan));
    }

    /** Whether an article was visible to clients and no longer is. */
    public boolean isGone(ArticleKey key) {
        return sessions.fromStatelessSession(session -> session.createSelectionQuery(
                                "select 1 from Article a where a.id = :id and " + WhereClause.SEEN + " and not "
                                        + WhereClause.VISIBLE,
                                Integer.class)
                        .setParameter("id", key.id())
                        .getSingleResultOrNull()
                != null);
    }

    /** Reads a range of a list. */
    public Slice list(ArticleCriteria filter, SortOrder order, ListRange range, FetchPlan plan) {
        var where = filter.where();
        addBound(where, order, range.after(), false);
        addBound(where, order, range.before(), true);
        return sessions.fromStatelessSession(session -> {
            // The additional article shows whether there are more.
            var query =
                    select(session, plan, where, order.orderBy(range.fromEnd())).setMaxResults(range.limit() + 1);
            var found = read(session, query, plan);
            var articles = new ArrayList<>(found.subList(0, Math.min(range.limit(), found.size())));
            if (range.fromEnd()) {
                Collections.reverse(articles);
            }
            return new Slice(articles, found.size() > range.limit());
        });
    }

    /** Whether a list contains articles after a position, or before it if reversed. */
    public boolean hasMore(ArticleCriteria filter, SortOrder order, Position position, boolean reversed) {
        var where = filter.where();
        addBound(where, order, position, reversed);
        return sessions.fromStatelessSession(
                session -> !where.bind(session.createSelectionQuery("select 1 from Article a " + where, Integer.class))
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    /** Returns the ids of the portals with stored articles. */
    public List<Integer> portalIds() {
        return sessions.fromStatelessSession(
                session -> session.createNativeQuery("select id from portal", Integer.class)
                        .getResultList());
    }

    /** Counts the articles of a list. */
    public long count(ArticleCriteria filter) {
        var where = filter.where();
        return sessions.fromStatelessSession(session -> where.bind(
                        session.createSelectionQuery("select count(*) from Article a " + where, Long.class))
                .getSingleResult());
    }

    private static void addBound(WhereClause where, SortOrder order, @Nullable Position position, boolean reversed) {
        if (position != null) {
            var prefix = reversed ? "before" : "after";
            where.and(order.keysetCondition(reversed, prefix + "Time", prefix + "Id"), prefix + "Time", position.at())
                    .setParameter(prefix + "Id", position.id());
        }
    }

    private static SelectionQuery<Object[]> select(
            StatelessSession session, FetchPlan plan, WhereClause where, String order) {
        var columns = plan.bodies() ? SUMMARY + ", " + BODY : SUMMARY;
        return where.bind(
                session.createSelectionQuery("select " + columns + " from Article a " + where + order, Object[].class));
    }

    private List<StoredArticle> read(StatelessSession session, SelectionQuery<Object[]> query, FetchPlan plan) {
        var rows = query.getResultList();
        var ids = rows.stream().map(row -> ((ArticleSummary) row[0]).id()).toList();
        var attachments = plan.attachments() ? attachments(session, ids) : Map.<Long, List<StoredAttachment>>of();
        var related = related(session, ids, plan.related());
        return rows.stream()
                .map(row -> {
                    var summary = (ArticleSummary) row[0];
                    return new StoredArticle(
                            summary,
                            plan.bodies() ? (Body) row[1] : null,
                            attachments.getOrDefault(summary.id(), List.of()),
                            related.getOrDefault(summary.id(), List.of()));
                })
                .toList();
    }

    private Map<Long, List<StoredArticle>> related(
            StatelessSession session, List<Long> ids, FetchPlan.@Nullable RelatedPlan relatedPlan) {
        if (relatedPlan == null || ids.isEmpty()) {
            return Map.of();
        }
        var related = RelatedArticles.of(session, ids, relatedPlan.first());
        var articles = byId(
                related.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(ArticleKey::of)
                        .toList(),
                relatedPlan.plan());
        return related.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(articles::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    private static Map<Long, List<StoredAttachment>> attachments(StatelessSession session, List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return session
                .createSelectionQuery(
                        "from Attachment where articleId in :ids order by articleId, position", AttachmentEntity.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .collect(groupingBy(
                        attachment -> attachment.articleId, mapping(AttachmentEntity::toStoredAttachment, toList())));
    }
}
