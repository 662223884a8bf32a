package org.contentgateway.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** Row of the attachment table. Queries return it as {@link StoredAttachment}. */
@Entity(name = "Attachment")
@Table(name = "attachment")
@IdClass(AttachmentEntity.Key.class)
@RegisterForReflection(targets = Variant.class) // serialized as JSON
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class AttachmentEntity extends PanacheEntityBase {

    private static final JsonMapper JSON = new JsonMapper();

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
    public @Nullable Integer width;
    public @Nullable Integer height;
    public @Nullable Integer bytes;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // spares Hibernate a defensive copy, made by serializing and parsing
    public List<Variant> variants;

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
        var picture = stored.picture();
        attachment.variants = List.of();
        if (picture != null) {
            var original = picture.original();
            attachment.variants =
                    picture.files().stream().filter(file -> file != original).toList();
            if (original != null) {
                attachment.width = original.width();
                attachment.height = original.height();
            }
        }
        return attachment;
    }

    /** Returns the variants as JSON that Hibernate can read. */
    public String variantsJson() {
        try {
            return JSON.writeValueAsString(variants);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Image variants cannot be serialized as JSON", impossible);
        }
    }

    StoredAttachment toStoredAttachment() {
        var picture =
                kind == FileKind.IMAGE ? new Picture(variants, Variant.original(path, width, height, bytes)) : null;
        return new StoredAttachment(position, number, kind, title, extension, path, bytes, picture);
    }

    /** Primary key: the article's id and the attachment's zero-based position. */
    @RegisterForReflection // instantiated by Hibernate
    public record Key(long articleId, int position) {}
}
