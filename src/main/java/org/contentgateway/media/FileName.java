package org.contentgateway.media;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the CMS encodes in a file name: {@code 571190_1940159008.jpg} for an original, {@code
 * 571190_1940159008_150_84.webp} for a resized file of 150x84 pixels. Parts that a name does not contain are null.
 *
 * @param token unsigned 32-bit number
 * @param width in pixels
 * @param height in pixels
 * @param extension in lower case, without the dot
 */
public record FileName(
        @Nullable Long attachmentId,
        @Nullable Long token,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String extension) {

    private static final long MAX_TOKEN = 0xFFFF_FFFFL;

    // Sides have no leading zero and at most five digits, as in JPEG; so months and tokens are not read as sizes.
    private static final Pattern PATTERN = Pattern.compile("(?:(?<id>\\d{1,18})_(?<token>\\d{1,10})|.*?)"
            + "(?:_(?<width>[1-9]\\d{0,4})_(?<height>[1-9]\\d{0,4}))?"
            + "(?:\\.(?<extension>[^.]+))?");

    /** Parses the last segment of a path. */
    public static FileName ofPath(String path) {
        var name = PATTERN.matcher(path.substring(path.lastIndexOf('/') + 1));
        if (!name.matches()) {
            return new FileName(null, null, null, null, null);
        }
        var token = number(name.group("token"));
        var hasId = token != null && token <= MAX_TOKEN;
        return new FileName(
                hasId ? number(name.group("id")) : null,
                hasId ? token : null,
                side(name.group("width")),
                side(name.group("height")),
                lowerCase(name.group("extension")));
    }

    private static @Nullable Long number(@Nullable String digits) {
        return digits == null ? null : Long.valueOf(digits);
    }

    private static @Nullable Integer side(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
