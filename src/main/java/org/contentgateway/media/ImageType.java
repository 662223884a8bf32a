package org.contentgateway.media;

import org.jspecify.annotations.Nullable;

/** The image formats that browsers show. */
public enum ImageType {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    AVIF("image/avif"),
    GIF("image/gif"),
    SVG("image/svg+xml");

    private final String mimeType;

    ImageType(String mimeType) {
        this.mimeType = mimeType;
    }

    /** The media type, as the IANA registers it. */
    public String mimeType() {
        return mimeType;
    }

    /** The format by the extension of the file name, in any case; null where that names no image. */
    public static @Nullable ImageType ofPath(String path) {
        String extension = FileName.ofPath(path).extension();
        if (extension == null) {
            return null;
        }
        return switch (extension) {
            case "jpg", "jpeg" -> JPEG;
            case "png" -> PNG;
            case "webp" -> WEBP;
            case "avif" -> AVIF;
            case "gif" -> GIF;
            case "svg" -> SVG;
            default -> null;
        };
    }
}
