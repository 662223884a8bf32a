package org.contentgateway.content;

import org.contentgateway.media.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to an article.
 *
 * @param position from 0, in the editors' order
 * @param number the CMS's own id of the file
 * @param path relative to the portal's media URL
 * @param picture its sizes, where it is an image
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
