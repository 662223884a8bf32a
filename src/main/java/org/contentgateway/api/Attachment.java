package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.MimeType;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;

/** A file of an article in the GraphQL schema. */
@Description("A file that belongs to an article.")
public final class Attachment {

    private final ArticleKey article;
    private final StoredAttachment stored;
    private final MediaUrl mediaUrl;

    Attachment(ArticleKey article, StoredAttachment stored, MediaUrl mediaUrl) {
        this.article = article;
        this.stored = stored;
        this.mediaUrl = mediaUrl;
    }

    @Id
    @Description("Global, opaque id.")
    public String getId() {
        return GlobalId.of("attachment", article, stored);
    }

    @Description("Kind of file.")
    public AttachmentKind getKind() {
        return AttachmentKind.valueOf(stored.kind().name());
    }

    @Nullable
    @Description("Title given by the editors.")
    public String getTitle() {
        return stored.title();
    }

    @Nullable
    @Description("File extension of the original, without a dot.")
    public String getExtension() {
        return stored.extension();
    }

    @Nullable
    @Description("Media type of the original; null where the extension does not tell it.")
    public String getMimeType() {
        return MimeType.ofExtension(stored.extension());
    }

    @Description("Position among the article's files, from 0.")
    public int getPosition() {
        return stored.position();
    }

    @Description("Address of the original.")
    public Url getUrl() {
        return new Url(mediaUrl.resolve(stored.path()));
    }

    @Nullable
    @Description("Size of the original in bytes; null where it is unknown.")
    public Integer getBytes() {
        return stored.bytes();
    }

    @Nullable
    @Description("The picture; null for other kinds of files.")
    public Image getImage() {
        return stored.picture() == null ? null : Image.of(article, stored, mediaUrl);
    }
}
