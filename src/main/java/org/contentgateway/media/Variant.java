package org.contentgateway.media;

import org.jspecify.annotations.Nullable;

/**
 * One file of a picture. Numbers that are not positive mean unknown to the CMS and become null.
 *
 * @param path as the CMS gives it, relative to the portal's {@link MediaUrl}
 * @param width of the file itself, in pixels
 * @param height of the file itself, in pixels
 * @param nominalWidth side of the square box the file was made to fit, which may be larger than the file; null for an
 *     original
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

    /** A resized file, its real size read from its name; null where the name is not that of an image. */
    public static @Nullable Variant ofPath(String path, @Nullable Integer nominalWidth) {
        ImageType format = ImageType.ofPath(path);
        if (format == null) {
            return null;
        }
        FileName name = FileName.ofPath(path);
        return new Variant(path, format, name.width(), name.height(), nominalWidth, null);
    }

    /** The file as uploaded, its size told by the CMS; null where the name is not that of an image. */
    public static @Nullable Variant original(
            String path, @Nullable Integer width, @Nullable Integer height, @Nullable Integer bytes) {
        ImageType format = ImageType.ofPath(path);
        return format == null ? null : new Variant(path, format, width, height, null, bytes);
    }

    boolean hasFormat(@Nullable ImageType requested) {
        return requested == null || requested == format;
    }

    /** Whether both show the same pixels: they are one file, or of one known size. */
    boolean isDuplicateOf(Variant other) {
        return path.equals(other.path)
                || (width != null && height != null && width.equals(other.width) && height.equals(other.height));
    }

    private static @Nullable Integer positive(@Nullable Integer number) {
        return number == null || number <= 0 ? null : number;
    }
}
