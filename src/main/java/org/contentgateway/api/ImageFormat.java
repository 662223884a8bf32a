package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** The file format of a picture. */
@Description("File format of a picture.")
public enum ImageFormat {
    @Description("image/jpeg")
    JPEG,
    @Description("image/png")
    PNG,
    @Description("image/webp")
    WEBP,
    @Description("image/avif")
    AVIF,
    @Description("image/gif")
    GIF,
    @Description("image/svg+xml")
    SVG
}
