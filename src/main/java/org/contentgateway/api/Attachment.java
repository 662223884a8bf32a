package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.MimeType;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;

/** A file of an article as clients see it. */
@Description("A file that belongs to an article.")
public record Attachment(
        @Id @Description("Global and opaque.") String id,
        @Description("What kind of file it is.") AttachmentKind kind,
        @Nullable @Description("What the editors call it.") String title,

        @Nullable @Description("The original's extension, without a dot.")
        String extension,

        @Nullable @Description("The original's media type, where the extension tells it.")
        String mimeType,

        @Description("Its place among the article's files, from 0.")
        int position,

        @Description("Where the original is.") Url url,

        @Nullable @Description("The original's size in bytes, where it is known.")
        Integer bytes,

        @Nullable @Description("The picture, where it is one.")
        Image image) {

    static Attachment of(ArticleKey key, StoredAttachment stored, MediaUrl mediaUrl) {
        var picture = stored.picture();
        var image =
                picture == null ? null : Image.of(GlobalId.of("image", key, stored), stored.title(), picture, mediaUrl);
        return new Attachment(
                GlobalId.of("attachment", key, stored),
                AttachmentKind.valueOf(stored.kind().name()),
                stored.title(),
                stored.extension(),
                MimeType.ofExtension(stored.extension()),
                stored.position(),
                Url.of(mediaUrl.resolve(stored.path())),
                stored.bytes(),
                image);
    }
}
