package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.contentgateway.content.ArticleDates;
import org.contentgateway.content.ArticleOrigin;
import org.contentgateway.content.ArticleSummary;
import org.contentgateway.content.ArticleTexts;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.content.portals.PortalSettings;
import org.contentgateway.text.Body;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Type;

/** An article in the GraphQL schema: each field is computed when it is selected. More fields are in {@link ArticleFields}. */
@Type("Article")
@Description("A piece of content: a news story, a report, an interview.")
public final class Article implements Node {

    private final StoredArticle stored;
    private final PortalSettings settings;

    Article(StoredArticle stored, PortalSettings settings) {
        this.stored = stored;
        this.settings = settings;
    }

    @Override
    @Id
    @Description("Global, opaque id. It is stable: the same article has the same id in every response.")
    public String getId() {
        return GlobalId.of(summary().key());
    }

    @Description("Number of the article in the CMS, unique within its portal.")
    public int getContentId() {
        return summary().key().contentId();
    }

    @Description("Portal that the article is published in.")
    public Portal getPortal() {
        return Portal.of(settings);
    }

    @Description("Language of the article, as a BCP 47 tag.")
    public String getLanguage() {
        return texts().language();
    }

    @Description("Writing direction of the article's language.")
    public TextDirection getDirection() {
        return TextDirection.of(texts().language());
    }

    @Nullable
    @Description("Line above the title, as plain text.")
    public String getKicker() {
        return texts().kicker();
    }

    @Description("Title, as plain text.")
    public String getTitle() {
        return texts().title();
    }

    @Nullable
    @Description("Shorter title for narrow layouts, as plain text.")
    public String getShortTitle() {
        return texts().shortTitle();
    }

    @Nullable
    @Description("Summary by the editors, as plain text.")
    public String getSummary() {
        return texts().summary();
    }

    @Description("Number of words in the body.")
    public int getWordCount() {
        return summary().wordCount();
    }

    @Description("Estimated reading time of the body, in minutes.")
    public int getReadingMinutes() {
        return summary().readingMinutes();
    }

    @Nullable
    @Description("Number of the author in the CMS.")
    public Integer getAuthorId() {
        return origin().authorId();
    }

    @Nullable
    @Description("Number of the tag in the CMS.")
    public Integer getTagId() {
        return origin().tagId();
    }

    @Nullable
    @Description("Name of the agency or publication that the story was taken from.")
    public String getSourceName() {
        return origin().sourceName();
    }

    @Nullable
    @Description("Address that the story was taken from.")
    public Url getSourceUrl() {
        var url = origin().sourceUrl();
        return url == null ? null : new Url(url);
    }

    @Description("Publication date, with the offset of the portal's time zone.")
    public OffsetDateTime getPublishedAt() {
        return settings.date(dates().publishedAt());
    }

    @Nullable
    @Description("Date of registration in the CMS, which may be after the publication.")
    public OffsetDateTime getCreatedAt() {
        return settings.dateOrNull(dates().createdAt());
    }

    @Description("Date of the last edit.")
    public OffsetDateTime getUpdatedAt() {
        return settings.date(dates().updatedAt());
    }

    @Nullable
    @Description("Dates of the event that the article reports; null where the CMS gives none.")
    public EventDates getEvent() {
        var event = dates().event();
        return event == null ? null : EventDates.of(event, settings);
    }

    @Description("Whether readers may comment.")
    public boolean isCommentsEnabled() {
        return summary().commentsEnabled();
    }

    @Description("Display options set by the editors.")
    public DisplayOptions getDisplay() {
        return DisplayOptions.of(summary().display());
    }

    @Nullable
    @Description("Rating by readers; null where nobody has voted.")
    public Rating getRating() {
        var rating = summary().rating();
        return rating == null ? null : Rating.of(rating, settings);
    }

    @Nullable
    @Description("Lead image: the first picture in the editors' order.")
    public Image getImage() {
        return stored.attachments().stream()
                .filter(attachment -> attachment.picture() != null)
                .findFirst()
                .map(attachment -> Image.of(summary().key(), attachment, settings.mediaUrl()))
                .orElse(null);
    }

    @Ignore
    List<Attachment> files() {
        return stored.attachments().stream()
                .map(attachment -> new Attachment(summary().key(), attachment, settings.mediaUrl()))
                .toList();
    }

    @Ignore
    List<Article> relatedArticles() {
        return stored.related().stream()
                .map(article -> new Article(article, settings))
                .toList();
    }

    /** The body, which is read where one of its fields is selected. */
    @Ignore
    Body body() {
        return Objects.requireNonNull(stored.body(), "a body field is selected, but the body was not read");
    }

    @Ignore
    String lead() {
        return summary().lead();
    }

    private ArticleSummary summary() {
        return stored.summary();
    }

    private ArticleTexts texts() {
        return stored.summary().texts();
    }

    private ArticleDates dates() {
        return stored.summary().dates();
    }

    private ArticleOrigin origin() {
        return stored.summary().origin();
    }
}
