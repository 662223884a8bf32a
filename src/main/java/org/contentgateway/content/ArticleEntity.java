package org.contentgateway.content;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import org.contentgateway.text.Body;
import org.contentgateway.text.PlainText;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** Row of the article table. Queries read its columns into {@link StoredArticle}. */
@Entity(name = "Article")
@Table(name = "article")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class ArticleEntity extends PanacheEntityBase {

    /** Maximum length of a lead in UTF-16 units. */
    public static final int LEAD_LENGTH = 1000;

    /** {@linkplain ArticleKey#id() The article's key} as a single number. */
    @Id
    public long id;

    public int portalId;
    public int contentId;

    @Embedded
    public ArticleTexts texts;

    /** Beginning of the text on one line, so that excerpts in lists do not read bodies. */
    public String lead;

    public String bodyHtml;
    public String bodyText;

    public int wordCount;
    public int readingMinutes;
    public int textVersion;

    @Embedded
    public ArticleDates dates;

    /** Null if all of its columns are null. */
    @Embedded
    public @Nullable ArticleOrigin origin;

    public boolean commentsEnabled;

    @Embedded
    @EmbeddedColumnNaming("display_%s")
    public Display display;

    @Embedded
    @EmbeddedColumnNaming("rating_%s")
    public @Nullable RatingSummary rating;

    /** The first image among the attachments, as {@link AttachmentJson} writes it; null if the article has no image. */
    public @Nullable String leadImage;

    /** When the article stops or stopped being visible; null if no removal is scheduled. */
    public @Nullable Instant removedAt;

    @Enumerated(EnumType.STRING)
    public @Nullable RemovalCause removalReason;

    /** By which related articles are found. Only written: not read from the database. */
    @Transient
    public List<String> keyTerms = List.of();

    public byte[] sourceDigest;

    /** Whether clients may have seen the article. Only then is its removal reported to them. */
    public boolean seen;

    public long changeNumber;
    public Instant changedAt;

    /**
     * The tombstone of an erased article: nothing but its key is content. Its digest is empty, which no record has, and
     * no version reprocesses it.
     */
    public static ArticleEntity erased(ArticleKey key, Instant at) {
        var article = new ArticleEntity();
        article.id = key.id();
        article.portalId = key.portal();
        article.contentId = key.contentId();
        article.texts = new ArticleTexts(LanguageTag.UNDETERMINED, null, "", null, null);
        article.lead = "";
        article.bodyHtml = "";
        article.bodyText = "";
        article.textVersion = Integer.MAX_VALUE;
        article.dates = new ArticleDates(at, null, at, null);
        article.display = new Display(false, false, false, false, false, 0);
        article.removedAt = at;
        article.removalReason = RemovalCause.WITHDRAWN;
        article.sourceDigest = new byte[0];
        return article;
    }

    /** Whether this is the tombstone of an erased article. */
    public boolean isErased() {
        return sourceDigest.length == 0;
    }

    public static ArticleEntity of(ArticleDraft draft) {
        var article = new ArticleEntity();
        article.id = draft.key().id();
        article.portalId = draft.key().portal();
        article.contentId = draft.key().contentId();
        article.texts = draft.texts();
        article.lead = PlainText.excerpt(draft.body().text(), LEAD_LENGTH);
        article.bodyHtml = draft.body().html();
        article.bodyText = draft.body().text();
        article.wordCount = draft.body().wordCount();
        article.readingMinutes = draft.body().readingMinutes();
        article.textVersion = Body.VERSION;
        article.dates = draft.dates();
        article.origin = draft.origin();
        article.commentsEnabled = draft.commentsEnabled();
        article.display = draft.display();
        article.rating = draft.rating();
        article.leadImage = leadImage(draft.attachments());
        article.sourceDigest = draft.source().digest();
        return article;
    }

    private static @Nullable String leadImage(List<StoredAttachment> attachments) {
        for (var attachment : attachments) {
            if (attachment.picture() != null) {
                return AttachmentJson.write(attachment, attachment.picture());
            }
        }
        return null;
    }
}
