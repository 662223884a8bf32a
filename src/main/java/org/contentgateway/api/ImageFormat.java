package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** A picture's file format. */
@Description("A picture's file format.")
public enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    AVIF,
    GIF,
    SVG
}
