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

/** Fields of a picture that choose among its variants. */
@GraphQLApi
@NonBlocking
public class ImageFields {

    private static final String WIDTH = "Width to cover, in CSS pixels.";
    private static final String HEIGHT = "Height to cover, in CSS pixels.";
    private static final String SCALE = "Device pixels per CSS pixel.";
    private static final String FORMAT = "Only variants of this format.";
    private static final String ROUNDING = "Which variant to choose where none has exactly this size.";

    @Nullable
    @Description("URL of the variant that fits best; null where none fits.")
    public Url url(
            @Source Image image,
            @Nullable @Name("width") @Description(WIDTH) Integer width,
            @Nullable @Name("height") @Description(HEIGHT) Integer height,
            @Name("scale") @DefaultValue("1") @Description(SCALE) int scale,
            @Nullable @Name("format") @Description(FORMAT) ImageFormat format,
            @Name("rounding") @DefaultValue("UP") @Description(ROUNDING) SizeRounding rounding)
            throws BadRequestException {
        return image.url(request(width, height, scale, format, rounding));
    }

    @Nullable
    @Description("Variant that fits best, with its real size; null where none fits.")
    public ImageVariant variant(
            @Source Image image,
            @Nullable @Name("width") @Description(WIDTH) Integer width,
            @Nullable @Name("height") @Description(HEIGHT) Integer height,
            @Name("scale") @DefaultValue("1") @Description(SCALE) int scale,
            @Nullable @Name("format") @Description(FORMAT) ImageFormat format,
            @Name("rounding") @DefaultValue("UP") @Description(ROUNDING) SizeRounding rounding)
            throws BadRequestException {
        var chosen = image.picture().choose(request(width, height, scale, format, rounding));
        return chosen == null ? null : ImageVariant.of(chosen, image.mediaUrl());
    }

    @Description("Variants by ascending real width, each size once.")
    public List<@NonNull ImageVariant> variants(
            @Source Image image, @Nullable @Name("format") @Description(FORMAT) ImageFormat format) {
        return image.picture().variants(type(format)).stream()
                .map(variant -> ImageVariant.of(variant, image.mediaUrl()))
                .toList();
    }

    @Nullable
    @Description(
            "Value of an <img> element's srcset attribute, by ascending real width; null where there are no variants.")
    public String srcSet(
            @Source Image image,
            @Nullable @Name("format") @Description(FORMAT) ImageFormat format,
            @Nullable @Name("maxWidth") @Description("Only variants up to this width, in pixels.") Integer maxWidth)
            throws BadRequestException {
        try {
            return image.picture().srcSet(type(format), maxWidth, image.mediaUrl());
        } catch (IllegalArgumentException invalid) {
            throw BadRequestException.of(invalid);
        }
    }

    private static SizeRequest request(
            @Nullable Integer width,
            @Nullable Integer height,
            int scale,
            @Nullable ImageFormat format,
            SizeRounding rounding)
            throws BadRequestException {
        try {
            return new SizeRequest(
                    width, height, scale, type(format), org.contentgateway.media.RoundingRule.valueOf(rounding.name()));
        } catch (IllegalArgumentException invalid) {
            throw BadRequestException.of(invalid);
        }
    }

    private static org.contentgateway.media.@Nullable ImageType type(@Nullable ImageFormat format) {
        return format == null ? null : org.contentgateway.media.ImageType.valueOf(format.name());
    }
}
