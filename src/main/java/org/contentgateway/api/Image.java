package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.Picture;
import org.contentgateway.media.SizeRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;

/** A picture as clients see it; the fields that choose among its files are in {@link ImageFields}. */
@Description("A picture in the sizes that the CMS made of it.")
public record Image(
        @Id @Description("Global and opaque.") String id,
        @Nullable @Description("What it shows, in words.") String alt,

        @Nullable @Description("The original's width in pixels, where the CMS says it.")
        Integer width,

        @Nullable @Description("The original's height in pixels, where the CMS says it.")
        Integer height,

        @Nullable @Description("Width by height of the original, where both are known.")
        Double aspectRatio,

        @Nullable @Description("The file that the others were made from.")
        ImageVariant original,

        @Ignore Picture picture,
        @Ignore MediaUrl mediaUrl) {

    /** Where the file is that answers a request best; null where none does. */
    @Nullable
    Url url(SizeRequest asked) {
        var chosen = picture.choose(asked);
        return chosen == null ? null : Url.of(mediaUrl.resolve(chosen.path()));
    }

    static Image of(String id, @Nullable String alt, Picture picture, MediaUrl mediaUrl) {
        var original = picture.original();
        return new Image(
                id,
                alt,
                original == null ? null : original.width(),
                original == null ? null : original.height(),
                picture.aspectRatio(),
                original == null ? null : ImageVariant.of(original, mediaUrl),
                picture,
                mediaUrl);
    }
}
