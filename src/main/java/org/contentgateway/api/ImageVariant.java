package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.Variant;
import org.eclipse.microprofile.graphql.Description;

/** A variant of a picture in the GraphQL schema. */
@Description("File of a picture, with its real size.")
public record ImageVariant(
        @Description("URL of the file.") Url url,

        @Nullable @Description("Real width in pixels; null where it is unknown.")
        Integer width,

        @Nullable @Description("Real height in pixels; null where it is unknown.")
        Integer height,

        @Nullable @Description("Box that the CMS made the file for, in pixels. The file may be smaller.")
        Integer nominalWidth,

        @Description("File format.") ImageFormat format,
        @Description("Media type, for example image/webp.") String mimeType,

        @Nullable @Description("Size in bytes; null where it is unknown.")
        Integer bytes) {

    static ImageVariant of(Variant variant, MediaUrl mediaUrl) {
        return new ImageVariant(
                new Url(mediaUrl.resolve(variant.path())),
                variant.width(),
                variant.height(),
                variant.nominalWidth(),
                ImageFormat.valueOf(variant.format().name()),
                variant.format().mimeType(),
                variant.bytes());
    }
}
