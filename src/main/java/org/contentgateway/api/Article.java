package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.text.Body;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Type;

/** An article as clients see it; the fields that take arguments are in {@link ArticleFields}. */
@Type("Article")
@Description("A piece of content: a news story, a report, an interview.")
public record Article(
        @Id @Description("Global, opaque and stable: the same article has it in every answer.")
        String id,

        @Description("The CMS's own number, unique within its portal.")
        int contentId,

        @Description("The publication it appeared in.") Portal portal,

        @Description("The language it is written in, as a BCP 47 tag.")
        String language,

        @Description("Which way its language is written.") TextDirection direction,
        @Nullable @Description("The line above the title.") String kicker,
        @Description("The title, as plain text.") String title,

        @Nullable @Description("A shorter title for narrow places.")
        String shortTitle,

        @Nullable @Description("What the editors wrote to sum it up, as plain text.")
        String summary,

        @Description("How many words the body has.") int wordCount,

        @Description("How long the body takes to read, in minutes.")
        int readingMinutes,

        @Nullable @Description("The CMS's number of the author.")
        Integer authorId,

        @Nullable @Description("The CMS's number of the tag.")
        Integer tagId,

        @Nullable @Description("Who the story came from: an agency, another paper.")
        String sourceName,

        @Nullable @Description("Where the story came from.") Url sourceUrl,

        @Description("When it was or will be published, in the portal's own zone.")
        OffsetDateTime publishedAt,

        @Nullable @Description("When it was registered in the CMS; this may be after its publication.")
        OffsetDateTime createdAt,

        @Description("When the editors last changed it.") OffsetDateTime updatedAt,

        @Nullable @Description("When what it tells of happens; null where the editors say nothing of it.")
        EventDates event,

        @Description("Whether readers may comment.") boolean commentsEnabled,
        @Description("What the editors want shown with it.") DisplayOptions display,

        @Nullable @Description("The readers' votes; null where there are none.")
        Rating rating,

        @Nullable @Description("The lead image: the first picture, in the editors' order.")
        Image image,

        @Ignore StoredArticle stored,
        @Ignore List<Attachment> files,
        @Ignore List<Article> alike)
        implements Node {

    static Article of(StoredArticle stored, org.contentgateway.content.portals.PortalSettings portal) {
        var card = stored.summary();

        var files = stored.attachments().stream()
                .map(attachment -> Attachment.of(card.key(), attachment, portal.mediaUrl()))
                .toList();
        return new Article(
                GlobalId.of(card.key()),
                card.key().contentId(),
                Portal.of(portal),
                card.language(),
                TextDirection.of(card.language()),
                card.kicker(),
                card.title(),
                card.shortTitle(),
                card.summary(),
                card.wordCount(),
                card.readingMinutes(),
                card.authorId(),
                card.tagId(),
                card.sourceName(),
                card.sourceUrl() == null ? null : new Url(card.sourceUrl()),
                portal.date(card.publishedAt()),
                portal.dateOrNull(card.createdAt()),
                portal.date(card.updatedAt()),
                card.event() == null ? null : EventDates.of(card.event(), portal),
                card.commentsEnabled(),
                DisplayOptions.of(card.display()),
                card.rating() == null ? null : Rating.of(card.rating(), portal),
                files.stream()
                        .map(Attachment::image)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                stored,
                files,
                stored.related().stream().map(article -> of(article, portal)).toList());
    }

    /** The body, which was read because a field of it was selected. */
    Body body() {
        return Objects.requireNonNull(stored.body(), "a body was selected, but not read");
    }
}
