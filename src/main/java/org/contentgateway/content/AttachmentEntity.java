package org.contentgateway.content;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.jspecify.annotations.Nullable;

/** Row of the attachment table. Reads of its columns return {@link StoredAttachment}s. */
@Entity(name = "Attachment")
@Table(name = "attachment")
@IdClass(AttachmentEntity.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class AttachmentEntity extends PanacheEntityBase {

    @Id
    public long articleId;

    @Id
    public int position;

    public @Nullable Long number;

    @Enumerated(EnumType.STRING)
    public FileKind kind;

    public @Nullable String title;
    public @Nullable String extension;
    public String path;
    public @Nullable Integer bytes;

    /** The picture, as {@link AttachmentJson} writes it; null for other files. */
    public @Nullable String picture;

    public static List<AttachmentEntity> of(ArticleDraft draft) {
        return draft.attachments().stream()
                .map(attachment -> of(draft.key().id(), attachment))
                .toList();
    }

    private static AttachmentEntity of(long articleId, StoredAttachment stored) {
        var attachment = new AttachmentEntity();
        attachment.articleId = articleId;
        attachment.position = stored.position();
        attachment.number = stored.number();
        attachment.kind = stored.kind();
        attachment.title = stored.title();
        attachment.extension = stored.extension();
        attachment.path = stored.path();
        attachment.bytes = stored.bytes();
        attachment.picture = stored.picture() == null ? null : AttachmentJson.write(stored.picture());
        return attachment;
    }

    /** Returns the file that the picture's other sizes were made from; empty if it is unknown or the file is no picture. */
    public Optional<Variant> original() {
        return Optional.ofNullable(picture).map(AttachmentJson::readPicture).map(Picture::original);
    }

    /** Primary key: the article's id and the attachment's zero-based position. */
    @RegisterForReflection // instantiated by Hibernate
    public record Key(long articleId, int position) {}
}
