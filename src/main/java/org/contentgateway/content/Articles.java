package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Reads articles: one statement for the articles, one more where their attachments are asked for. */
@ApplicationScoped
public class Articles {

    private static final String CARD = "new " + ArticleCard.class.getName() + """
            (a.id, a.language, a.kicker, a.title, a.shortTitle, a.summary, a.lead, a.wordCount, a.readingMinutes, \
            a.authorId, a.tagId, a.sourceName, a.sourceUrl, a.publishedAt, a.createdAt, a.updatedAt, a.event, \
            a.commentsEnabled, a.display, a.rating)""";

    private static final String BODY =
            "new " + ArticleBody.class.getName() + "(a.bodyHtml, a.bodyText, a.bodyMarkdown, a.bodyBlocks)";

    /** What clients may see, decided when it is read: an article dated in the future waits until then. */
    private static final String VISIBLE = "a.publishedAt <= instant";

    private final SessionFactory sessions;

    Articles(SessionFactory sessions) {
        this.sessions = sessions;
    }

    public Optional<StoredArticle> find(ArticleKey key, Shape shape) {
        return sessions.fromStatelessSession(session -> {
            var query = articles(session, shape, "and a.id = :id").setParameter("id", key.id());
            return read(session, query, shape).stream().findFirst();
        });
    }

    /**
     * The newest articles first, at most {@code limit} of them.
     *
     * @param after where to go on; null for the start of the list
     */
    public Slice newest(int limit, @Nullable Position after, Shape shape) {
        return sessions.fromStatelessSession(session -> {
            var order = "order by a.publishedAt desc, a.id desc";
            var query = after == null
                    ? articles(session, shape, order)
                    : articles(session, shape, "and (a.publishedAt, a.id) < (:at, :id) " + order)
                            .setParameter("at", after.at())
                            .setParameter("id", after.id());
            // One more than asked for tells whether there are more.
            var found = read(session, query.setMaxResults(limit + 1), shape);
            return new Slice(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
        });
    }

    private static SelectionQuery<Object[]> articles(StatelessSession session, Shape shape, String clauses) {
        var columns = shape.bodies() ? CARD + ", " + BODY : CARD;
        return session.createSelectionQuery(
                "select " + columns + " from Article a where " + VISIBLE + " " + clauses, Object[].class);
    }

    private static List<StoredArticle> read(StatelessSession session, SelectionQuery<Object[]> query, Shape shape) {
        var rows = query.getResultList();
        var attachments = shape.attachments() ? attachments(session, rows) : Map.<Long, List<StoredAttachment>>of();
        return rows.stream()
                .map(row -> {
                    var card = (ArticleCard) row[0];
                    var body = shape.bodies() ? (ArticleBody) row[1] : null;
                    return new StoredArticle(card, body, attachments.getOrDefault(card.id(), List.of()));
                })
                .toList();
    }

    private static Map<Long, List<StoredAttachment>> attachments(StatelessSession session, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        return session.createSelectionQuery(
                        "from Attachment where articleId in :ids order by articleId, position", Attachment.class)
                .setParameterList(
                        "ids",
                        rows.stream().map(row -> ((ArticleCard) row[0]).id()).toList())
                .getResultStream()
                .collect(groupingBy(attachment -> attachment.articleId, mapping(Attachment::stored, toList())));
    }
}
