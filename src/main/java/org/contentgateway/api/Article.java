package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.OffsetDateTime;
import java.util.List;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.content.portals.PortalSettings;
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

    @org.jspecify.annotations.Nullable
    private Image image;

    private boolean imageIsKnown;

    Article(StoredArticle stored, PortalSettings settings) {
        this.stored = stored;
        this.settings = settings;
    }

    @Override
    @Id
    @Description("Global, opaque id. It is stable: the same article has the same id in every response.")
    public String getId() {
        return GlobalId.of(stored.key());
    }

    @Description("Number of the article in the CMS, unique within its portal.")
    public int getContentId() {
        return stored.key().contentId();
    }

    @Description("Portal that the article is published in.")
    public Portal getPortal() {
        return Portal.of(settings);
    }

    @Description("Language of the article, as a BCP 47 tag.")
    public String getLanguage() {
        return stored.text(ArticleColumn.LANGUAGE);
    }

    @Description("Writing direction of the article's language.")
    public TextDirection getDirection() {
        return TextDirection.of(stored.text(ArticleColumn.LANGUAGE));
    }

    @Nullable
    @Description("Line above the title, as plain text.")
    public String getKicker() {
        return stored.textOrNull(ArticleColumn.KICKER);
    }

    @Description("Title, as plain text.")
    public String getTitle() {
        return stored.text(ArticleColumn.TITLE);
    }

    @Nullable
    @Description("Shorter title for narrow layouts, as plain text.")
    public String getShortTitle() {
        return stored.textOrNull(ArticleColumn.SHORT_TITLE);
    }

    @Nullable
    @Description("Summary by the editors, as plain text.")
    public String getSummary() {
        return stored.textOrNull(ArticleColumn.SUMMARY);
    }

    @Description("Number of words in the body.")
    public int getWordCount() {
        return stored.number(ArticleColumn.WORD_COUNT);
    }

    @Description("Estimated reading time of the body, in minutes.")
    public int getReadingMinutes() {
        return stored.number(ArticleColumn.READING_MINUTES);
    }

    @Nullable
    @Description("Number of the author in the CMS.")
    public Integer getAuthorId() {
        return stored.numberOrNull(ArticleColumn.AUTHOR_ID);
    }

    @Nullable
    @Description("Number of the tag in the CMS.")
    public Integer getTagId() {
        return stored.numberOrNull(ArticleColumn.TAG_ID);
    }

    @Nullable
    @Description("Name of the agency or publication that the story was taken from.")
    public String getSourceName() {
        return stored.textOrNull(ArticleColumn.SOURCE_NAME);
    }

    @Nullable
    @Description("Address that the story was taken from.")
    public Url getSourceUrl() {
        var url = stored.textOrNull(ArticleColumn.SOURCE_URL);
        return url == null ? null : new Url(url);
    }

    @Description("Publication date, with the offset of the portal's time zone.")
    public OffsetDateTime getPublishedAt() {
        return settings.date(stored.time(ArticleColumn.PUBLISHED_AT));
    }

    @Nullable
    @Description("Date of registration in the CMS, which may be after the publication.")
    public OffsetDateTime getCreatedAt() {
        return settings.dateOrNull(stored.timeOrNull(ArticleColumn.CREATED_AT));
    }

    @Description("Date of the last edit.")
    public OffsetDateTime getUpdatedAt() {
        return settings.date(stored.time(ArticleColumn.UPDATED_AT));
    }

    @Nullable
    @Description("Dates of the event that the article reports; null where the CMS gives none.")
    public EventDates getEvent() {
        var event = stored.event();
        return event == null ? null : EventDates.of(event, settings);
    }

    @Description("Whether readers may comment.")
    public boolean isCommentsEnabled() {
        return stored.flag(ArticleColumn.COMMENTS_ENABLED);
    }

    @Description("Display options set by the editors.")
    public DisplayOptions getDisplay() {
        return DisplayOptions.of(stored.display());
    }

    @Nullable
    @Description("Rating by readers; null where nobody has voted.")
    public Rating getRating() {
        var rating = stored.rating();
        return rating == null ? null : Rating.of(rating, settings);
    }

    @Nullable
    @Description("Lead image: the first picture in the editors' order.")
    public Image getImage() {
        if (!imageIsKnown) {
            var leadImage = stored.leadImage();
            image = leadImage == null ? null : Image.of(stored.key(), leadImage, settings.mediaUrl());
            imageIsKnown = true;
        }
        return image;
    }

    @Ignore
    List<Attachment> files() {
        return stored.attachments().stream()
                .map(attachment -> new Attachment(stored.key(), attachment, settings.mediaUrl()))
                .toList();
    }

    @Ignore
    List<Article> relatedArticles() {
        return stored.related().stream()
                .map(article -> new Article(article, settings))
                .toList();
    }

    @Ignore
    StoredArticle stored() {
        return stored;
    }
}
