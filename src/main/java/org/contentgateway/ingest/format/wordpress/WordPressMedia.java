package org.contentgateway.ingest.format.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.contentgateway.content.FileKind;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.PortalTexts;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.ingest.format.cms.AttachmentMapping;
import org.contentgateway.media.FileName;
import org.contentgateway.media.ImageType;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A post's featured image as WordPress writes it: absolute URLs, and the actual width and height of each file.
 *
 * @param at its place in the record, as a JSON pointer
 */
record WordPressMedia(
        String at, @Nullable Integer id, @Nullable String alt, File original, List<File> sizes) {

    /** @param at the place of its URL in the record */
    record File(
            String at,
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer bytes) {

        private static File of(JsonFields source, JsonFields details) {
            return new File(
                    source.path("source_url"),
                    source.text("source_url"),
                    details.positive("width"),
                    details.positive("height"),
                    details.positive("filesize"));
        }

        /** Whether both have the same aspect ratio, by the rule of WordPress itself: other files are cropped. */
        private boolean hasAspectRatioOf(File other) {
            return width == null
                    || height == null
                    || other.width == null
                    || other.height == null
                    || Math.abs(Math.round((double) width * other.height / other.width) - height) <= 1;
        }

        private @Nullable Variant variant(String path) {
            var format = ImageType.ofPath(path);
            return format == null ? null : new Variant(path, format, width, height, null, bytes);
        }
    }

    static WordPressMedia of(JsonFields fields, String at) {
        var details = fields.object("media_details");
        var sizes = details.object("sizes");
        return new WordPressMedia(
                at,
                fields.positive("id"),
                PortalTexts.plain(fields.text("alt_text")),
                File.of(fields, details),
                sizes.keys().stream()
                        .map(sizes::object)
                        .map(size -> File.of(size, size))
                        .toList());
    }

    /** Returns the attachment; null, with a warning, if its file is not below the portal's media URL. */
    @Nullable
    StoredAttachment attachment(MediaUrl mediaUrl, RecordDiagnostics diagnostics) {
        var path = path(original, mediaUrl, diagnostics);
        if (path == null) {
            return null;
        }
        var extension = FileName.ofPath(path).extension();
        var kind = AttachmentMapping.kind(extension);
        return new StoredAttachment(
                0,
                id == null ? null : Long.valueOf(id),
                kind,
                alt,
                extension,
                path,
                original.bytes(),
                kind == FileKind.IMAGE ? new Picture(variants(mediaUrl, diagnostics), original.variant(path)) : null);
    }

    private List<Variant> variants(MediaUrl mediaUrl, RecordDiagnostics diagnostics) {
        var variants = new ArrayList<Variant>();
        for (var size : sizes) {
            var path = size.hasAspectRatioOf(original) ? path(size, mediaUrl, diagnostics) : null;
            var variant = path == null || Objects.equals(size.url(), original.url()) ? null : size.variant(path);
            if (variant != null) {
                variants.add(variant);
            }
        }
        return variants;
    }

    /** Returns the encoded path below the portal's media URL, ignoring whether either is http or https. */
    private static @Nullable String path(File file, MediaUrl mediaUrl, RecordDiagnostics diagnostics) {
        if (file.url() == null) {
            diagnostics.add(ProblemCode.BAD_ATTACHMENT, file.at(), "The attachment names no file and was ignored.");
            return null;
        }
        var url = file.url().strip().replaceFirst("^(?i:https?:)(?=//)", "");
        var base = mediaUrl.base().toString().replaceFirst("^(?i:https?:)(?=//)", "");
        try {
            if (url.startsWith(base)) {
                return MediaUrl.encode(url.substring(base.length()));
            }
            diagnostics.add(
                    ProblemCode.BAD_ATTACHMENT,
                    file.at(),
                    String.format(
                            Locale.ROOT,
                            "'%s' is not below the portal's media-url %s and was ignored.",
                            JsonFields.excerpt(file.url()),
                            mediaUrl.base()));
        } catch (IllegalArgumentException invalid) {
            diagnostics.add(
                    ProblemCode.BAD_ATTACHMENT,
                    file.at(),
                    String.format(
                            Locale.ROOT, "'%s' was ignored: %s", JsonFields.excerpt(file.url()), invalid.getMessage()));
        }
        return null;
    }
}
