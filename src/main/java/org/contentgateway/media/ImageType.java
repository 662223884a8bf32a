package org.contentgateway.media;

import org.jspecify.annotations.Nullable;

/** Image formats that browsers display. */
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

    /** Returns the media type as registered with IANA. */
    public String mimeType() {
        return mimeType;
    }

    /** Returns the image type by file name extension, ignoring case; null if the extension is not that of an image. */
    public static @Nullable ImageType ofPath(String path) {
        var extension = FileName.ofPath(path).extension();
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
