package org.contentgateway.api;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.media.SizeRequest;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** A picture's fields that choose among its files. */
@GraphQLApi
@NonBlocking
public class ImageFields {

    private static final String WIDTH = "The width that has to be filled, in CSS pixels.";
    private static final String HEIGHT = "The height that has to be filled, in CSS pixels.";
    private static final String SCALE = "Device pixels per CSS pixel.";
    private static final String FORMAT = "Only files of this format.";
    private static final String ROUNDING = "Which file to take where none has just this size.";

    @Nullable
    @Description("Where the file is that fits best; null where none fits.")
    public Url url(
            @Source Image image,
            @Nullable @Name("width") @Description(WIDTH) Integer width,
            @Nullable @Name("height") @Description(HEIGHT) Integer height,
            @Name("scale") @DefaultValue("1") @Description(SCALE) int scale,
            @Nullable @Name("format") @Description(FORMAT) ImageFormat format,
            @Name("rounding") @DefaultValue("UP") @Description(ROUNDING) SizeRounding rounding)
            throws BadRequestException {
        return image.url(asked(width, height, scale, format, rounding));
    }

    @Nullable
    @Description("The file that fits best, with its real size; null where none fits.")
    public ImageVariant variant(
            @Source Image image,
            @Nullable @Name("width") @Description(WIDTH) Integer width,
            @Nullable @Name("height") @Description(HEIGHT) Integer height,
            @Name("scale") @DefaultValue("1") @Description(SCALE) int scale,
            @Nullable @Name("format") @Description(FORMAT) ImageFormat format,
            @Name("rounding") @DefaultValue("UP") @Description(ROUNDING) SizeRounding rounding)
            throws BadRequestException {
        var chosen = image.picture().choose(asked(width, height, scale, format, rounding));
        return chosen == null ? null : ImageVariant.of(chosen, image.mediaUrl());
    }

    @Description("All sizes of the picture, ascending by real width, each once.")
    public List<@NonNull ImageVariant> variants(
            @Source Image image, @Nullable @Name("format") @Description(FORMAT) ImageFormat format) {
        return image.picture().variants(of(format)).stream()
                .map(variant -> ImageVariant.of(variant, image.mediaUrl()))
                .toList();
    }

    @Nullable
    @Description(
            "The sizes as an <img> element's srcset takes them, ascending by real width; null where there are none.")
    public String srcSet(
            @Source Image image,
            @Nullable @Name("format") @Description(FORMAT) ImageFormat format,
            @Nullable @Name("maxWidth") @Description("Only files of at most this width, in pixels.") Integer maxWidth)
            throws BadRequestException {
        try {
            return image.picture().srcSet(of(format), maxWidth, image.mediaUrl());
        } catch (IllegalArgumentException nonsense) {
            throw BadRequestException.of(nonsense);
        }
    }

    private static SizeRequest asked(
            @Nullable Integer width,
            @Nullable Integer height,
            int scale,
            @Nullable ImageFormat format,
            SizeRounding rounding)
            throws BadRequestException {
        try {
            return new SizeRequest(
                    width, height, scale, of(format), org.contentgateway.media.RoundingRule.valueOf(rounding.name()));
        } catch (IllegalArgumentException nonsense) {
            throw BadRequestException.of(nonsense);
        }
    }

    private static org.contentgateway.media.ImageType of(@Nullable ImageFormat format) {
        return format == null ? null : org.contentgateway.media.ImageType.valueOf(format.name());
    }
}
