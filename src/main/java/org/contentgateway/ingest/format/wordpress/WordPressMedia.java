package org.contentgateway.ingest.format.wordpress;

import java.util.ArrayList;
import java.util.List;
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
 * A post's featured picture as WordPress writes it: absolute addresses, and the real width and height of each file.
 *
 * @param at where it stands in its record, as a JSON pointer
 */
record WordPressMedia(
        String at, @Nullable Integer id, @Nullable String alt, File original, List<File> sizes) {

    /** @param at where its address stands */
    record File(
            String at,
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer bytes) {

        private static File of(JsonFields address, JsonFields details) {
            return new File(
                    address.path("source_url"),
                    address.text("source_url"),
                    details.positive("width"),
                    details.positive("height"),
                    details.positive("filesize"));
        }

        /** As WordPress itself decides: a file that is cut to another shape shows not all of the picture. */
        private boolean isOfShape(File other) {
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

    /** The file for an article; null, with a finding, where it lies nowhere that the portal serves files from. */
    @Nullable
    StoredAttachment attachment(MediaUrl mediaUrl, RecordDiagnostics findings) {
        var path = path(original, mediaUrl, findings);
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
                kind == FileKind.IMAGE ? new Picture(variants(mediaUrl, findings), original.variant(path)) : null);
    }

    private List<Variant> variants(MediaUrl mediaUrl, RecordDiagnostics findings) {
        var variants = new ArrayList<Variant>();
        for (var size : sizes) {
            var path = size.isOfShape(original) ? path(size, mediaUrl, findings) : null;
            var variant = path == null || Objects.equals(size.url(), original.url()) ? null : size.variant(path);
            if (variant != null) {
                variants.add(variant);
            }
        }
        return variants;
    }

    /** The path below the portal's media URL; whether over http or https, its files are the same. */
    private static @Nullable String path(File file, MediaUrl mediaUrl, RecordDiagnostics findings) {
        if (file.url() == null) {
            findings.add(ProblemCode.BAD_ATTACHMENT, file.at(), "it names no file: it was left out");
            return null;
        }
        var address = file.url().strip().replaceFirst("^(?i:https?:)(?=//)", "");
        var base = mediaUrl.base().toString().replaceFirst("^(?i:https?:)(?=//)", "");
        try {
            if (address.startsWith(base)) {
                var path = address.substring(base.length());
                mediaUrl.resolve(path);
                return path;
            }
            findings.add(
                    ProblemCode.BAD_ATTACHMENT,
                    file.at(),
                    "'%s' is not below the portal's media-url, %s: left out"
                            .formatted(JsonFields.shown(file.url()), mediaUrl.base()));
        } catch (IllegalArgumentException elsewhere) {
            findings.add(ProblemCode.BAD_ATTACHMENT, file.at(), elsewhere.getMessage() + ": left out");
        }
        return null;
    }
}
