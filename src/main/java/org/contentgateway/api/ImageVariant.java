package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.Variant;
import org.eclipse.microprofile.graphql.Description;

/** One file of a picture as clients see it. */
@Description("One file of a picture, with the pixels that it really has.")
public record ImageVariant(
        @Description("Where the file is.") Url url,

        @Nullable @Description("Its width in pixels, where it is known.")
        Integer width,

        @Nullable @Description("Its height in pixels, where it is known.")
        Integer height,

        @Nullable @Description("The box that the CMS made it for; the file may be smaller.")
        Integer nominalWidth,

        @Description("Its format.") ImageFormat format,
        @Description("Its media type, as image/webp.") String mimeType,

        @Nullable @Description("Its size in bytes, where it is known.")
        Integer bytes) {

    static ImageVariant of(Variant variant, MediaUrl mediaUrl) {
        return new ImageVariant(
                Url.of(mediaUrl.resolve(variant.path())),
                variant.width(),
                variant.height(),
                variant.nominalWidth(),
                ImageFormat.valueOf(variant.format().name()),
                variant.format().mimeType(),
                variant.bytes());
    }
}
