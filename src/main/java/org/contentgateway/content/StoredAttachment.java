package org.contentgateway.content;

import org.contentgateway.media.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A file attached to an article.
 *
 * @param position zero-based position in the editors' order
 * @param number the CMS's id of the file; null if unknown
 * @param path {@linkplain org.contentgateway.media.MediaUrl#encode encoded}, relative to the portal's media URL
 * @param bytes size in bytes; null if unknown
 * @param picture the image's variants; null if the file is not an image
 */
public record StoredAttachment(
        int position,
        @Nullable Long number,
        FileKind kind,
        @Nullable String title,
        @Nullable String extension,
        String path,
        @Nullable Integer bytes,
        @Nullable Picture picture) {}
