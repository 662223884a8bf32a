package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.Objects;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.Picture;
import org.contentgateway.media.SizeRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;

/** A picture in the GraphQL schema. The fields that choose among its files are in {@link ImageFields}. */
@Description("A picture, in the sizes that the CMS made of it.")
public final class Image {

    private final ArticleKey article;
    private final StoredAttachment stored;
    private final Picture picture;
    private final MediaUrl mediaUrl;

    private Image(ArticleKey article, StoredAttachment stored, Picture picture, MediaUrl mediaUrl) {
        this.article = article;
        this.stored = stored;
        this.picture = picture;
        this.mediaUrl = mediaUrl;
    }

    /** The picture of an attachment that is one. */
    static Image of(ArticleKey article, StoredAttachment stored, MediaUrl mediaUrl) {
        return new Image(article, stored, Objects.requireNonNull(stored.picture()), mediaUrl);
    }

    @Id
    @Description("Global, opaque id.")
    public String getId() {
        return GlobalId.of("image", article, stored);
    }

    @Nullable
    @Description("Alternative text: what the picture shows.")
    public String getAlt() {
        return stored.title();
    }

    @Nullable
    @Description("Width of the original in pixels; null where the CMS does not give it.")
    public Integer getWidth() {
        var original = picture.original();
        return original == null ? null : original.width();
    }

    @Nullable
    @Description("Height of the original in pixels; null where the CMS does not give it.")
    public Integer getHeight() {
        var original = picture.original();
        return original == null ? null : original.height();
    }

    @Nullable
    @Description("Width divided by height of the original; null where either is unknown.")
    public Double getAspectRatio() {
        return picture.aspectRatio();
    }

    @Nullable
    @Description("File that the other sizes were made from.")
    public ImageVariant getOriginal() {
        var original = picture.original();
        return original == null ? null : ImageVariant.of(original, mediaUrl);
    }

    /** The address of the file that fits a request best; null where none fits. */
    @Ignore
    @org.jspecify.annotations.Nullable
    Url url(SizeRequest request) {
        var chosen = picture.choose(request);
        return chosen == null ? null : new Url(mediaUrl.resolve(chosen.path()));
    }

    @Ignore
    Picture picture() {
        return picture;
    }

    @Ignore
    MediaUrl mediaUrl() {
        return mediaUrl;
    }
}
