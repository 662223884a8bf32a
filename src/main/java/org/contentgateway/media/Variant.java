package org.contentgateway.media;

import org.jspecify.annotations.Nullable;

/**
 * One file of an image. Zero and negative numbers, which the CMS uses for unknown values, become null.
 *
 * @param path {@linkplain MediaUrl#encode encoded}, relative to the portal's {@link MediaUrl}
 * @param width actual width in pixels; null if unknown
 * @param height actual height in pixels; null if unknown
 * @param nominalWidth side in pixels of the square box that the file was scaled to fit, possibly larger than the file;
 *     null for an original
 * @param bytes file size; null if unknown
 */
public record Variant(
        String path,
        ImageType format,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer nominalWidth,
        @Nullable Integer bytes) {

    public Variant {
        width = positive(width);
        height = positive(height);
        nominalWidth = positive(nominalWidth);
        bytes = positive(bytes);
    }

    /** Returns a resized file whose size is encoded in its name; null if the extension is not that of an image. */
    public static @Nullable Variant ofPath(String path, @Nullable Integer nominalWidth) {
        var format = ImageType.ofPath(path);
        if (format == null) {
            return null;
        }
        var name = FileName.ofPath(path);
        return new Variant(path, format, name.width(), name.height(), nominalWidth, null);
    }

    /** Returns the uploaded file with the size that the CMS reports; null if the extension is not that of an image. */
    public static @Nullable Variant original(
            String path, @Nullable Integer width, @Nullable Integer height, @Nullable Integer bytes) {
        var format = ImageType.ofPath(path);
        return format == null ? null : new Variant(path, format, width, height, null, bytes);
    }

    boolean hasFormat(@Nullable ImageType requested) {
        return requested == null || requested == format;
    }

    /** Returns whether both have the same path or the same known size. */
    boolean isDuplicateOf(Variant other) {
        return path.equals(other.path)
                || (width != null && height != null && width.equals(other.width) && height.equals(other.height));
    }

    private static @Nullable Integer positive(@Nullable Integer number) {
        return number == null || number <= 0 ? null : number;
    }
}
