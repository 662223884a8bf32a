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

/** Reads articles: one statement for the articles, one more where their attachments are asked for. */
@ApplicationScoped
@RegisterForReflection(targets = Body.class) // instantiated by HQL
public class Articles {

    private static final String CARD = "new " + ArticleSummary.class.getName() + """
            (a.id, a.texts, a.lead, a.wordCount, a.readingMinutes, a.dates, a.origin, a.commentsEnabled, a.display, a.rating)""";

    private static final String BODY = "new " + Body.class.getName() + "(a.bodyHtml, a.bodyText, a.wordCount)";

    private final SessionFactory sessions;

    Articles(SessionFactory sessions) {
        this.sessions = sessions;
    }

    public Optional<StoredArticle> find(ArticleKey key, FetchPlan shape) {
        return all(List.of(key), shape).stream().findFirst();
    }

    /** Those of some articles that may be seen, by {@linkplain ArticleKey#id() id}. */
    public Map<Long, StoredArticle> byId(Collection<ArticleKey> keys, FetchPlan shape) {
        return all(keys, shape).stream()
                .collect(toMap(article -> article.summary().id(), Function.identity()));
    }

    private List<StoredArticle> all(Collection<ArticleKey> keys, FetchPlan shape) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var conditions = WhereClause.visible()
                .and("a.id in :ids", "ids", keys.stream().map(ArticleKey::id).toList());
        return sessions.fromStatelessSession(session -> read(session, select(session, shape, conditions, ""), shape));
    }

    /** Whether clients may have seen an article that is not visible any more. */
    public boolean isGone(ArticleKey key) {
        return sessions.fromStatelessSession(session -> session.createSelectionQuery(
                                "select 1 from Article a where a.id = :id and a.seen and not " + WhereClause.VISIBLE,
                                Integer.class)
                        .setParameter("id", key.id())
                        .getSingleResultOrNull()
                != null);
    }

    public Slice list(ArticleCriteria filter, SortOrder order, ListRange range, FetchPlan shape) {
        var conditions = filter.conditions();
        beyond(conditions, order, range.after(), false);
        beyond(conditions, order, range.before(), true);
        return sessions.fromStatelessSession(session -> {
            // One more than asked for tells whether there are more.
            var query = select(session, shape, conditions, order.clause(range.fromEnd()))
                    .setMaxResults(range.limit() + 1);
            var found = read(session, query, shape);
            var articles = new ArrayList<>(found.subList(0, Math.min(range.limit(), found.size())));
            if (range.fromEnd()) {
                Collections.reverse(articles);
            }
            return new Slice(articles, found.size() > range.limit());
        });
    }

    /** Whether a list holds anything after a place, or before it where reversed. */
    public boolean hasBeyond(ArticleCriteria filter, SortOrder order, Position position, boolean reversed) {
        var conditions = filter.conditions();
        beyond(conditions, order, position, reversed);
        return sessions.fromStatelessSession(session -> !conditions
                .bind(session.createSelectionQuery("select 1 from Article a " + conditions, Integer.class))
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /** The numbers of the portals that content has come for. */
    public List<Integer> portals() {
        return sessions.fromStatelessSession(
                session -> session.createNativeQuery("select id from portal", Integer.class)
                        .getResultList());
    }

    public long count(ArticleCriteria filter) {
        var conditions = filter.conditions();
        return sessions.fromStatelessSession(session -> conditions
                .bind(session.createSelectionQuery("select count(*) from Article a " + conditions, Long.class))
                .getSingleResult());
    }

    private static void beyond(WhereClause conditions, SortOrder order, @Nullable Position position, boolean reversed) {
        if (position != null) {
            var edge = reversed ? "before" : "after";
            conditions
                    .and(order.beyond(reversed, edge + "Time", edge + "Id"), edge + "Time", position.at())
                    .with(edge + "Id", position.id());
        }
    }

    private static SelectionQuery<Object[]> select(
            StatelessSession session, FetchPlan shape, WhereClause conditions, String order) {
        var columns = shape.bodies() ? CARD + ", " + BODY : CARD;
        return conditions.bind(session.createSelectionQuery(
                "select " + columns + " from Article a " + conditions + order, Object[].class));
    }

    private List<StoredArticle> read(StatelessSession session, SelectionQuery<Object[]> query, FetchPlan shape) {
        var rows = query.getResultList();
        var ids = rows.stream().map(row -> ((ArticleSummary) row[0]).id()).toList();
        var attachments = shape.attachments() ? attachments(session, ids) : Map.<Long, List<StoredAttachment>>of();
        var related = related(session, ids, shape.related());
        return rows.stream()
                .map(row -> {
                    var card = (ArticleSummary) row[0];
                    return new StoredArticle(
                            card,
                            shape.bodies() ? (Body) row[1] : null,
                            attachments.getOrDefault(card.id(), List.of()),
                            related.getOrDefault(card.id(), List.of()));
                })
                .toList();
    }

    private Map<Long, List<StoredArticle>> related(
            StatelessSession session, List<Long> ids, FetchPlan.@Nullable RelatedPlan asked) {
        if (asked == null || ids.isEmpty()) {
            return Map.of();
        }
        var related = RelatedArticles.of(session, ids, asked.first());
        var articles = byId(
                related.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(ArticleKey::of)
                        .toList(),
                asked.plan());
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
                .collect(groupingBy(attachment -> attachment.articleId, mapping(AttachmentEntity::stored, toList())));
    }
}
