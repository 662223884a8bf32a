package org.contentgateway.ingest.format.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contentgateway.content.FileKind;
import org.contentgateway.content.StoredAttachment;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordDiagnostics;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.media.FileName;
import org.contentgateway.media.MediaUrl;
import org.contentgateway.media.MimeType;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.jspecify.annotations.Nullable;

/** Converts the CMS's attachments. An invalid one is ignored, with a warning. */
public final class AttachmentMapping {

    private final RecordDiagnostics diagnostics;

    private AttachmentMapping(RecordDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** @param title the title of the article's first image: the CMS has one per article */
    static List<StoredAttachment> attachments(
            List<CmsAttachment> attachments, @Nullable String title, RecordDiagnostics diagnostics) {
        var mapping = new AttachmentMapping(diagnostics);
        var files = new ArrayList<StoredAttachment>();
        for (var attachment : attachments) {
            var first = files.stream().noneMatch(file -> file.kind() == FileKind.IMAGE);
            var file = mapping.attachment(attachment, files.size(), first ? title : null);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private @Nullable StoredAttachment attachment(CmsAttachment attachment, int position, @Nullable String title) {
        var variants = variants(attachment);
        var original = attachment.original();
        var path = original.url() == null ? null : encode(original.url(), attachment.at() + "/files/original/url");
        if (path == null && !variants.isEmpty()) {
            path = variants.get(variants.size() - 1).path();
        }
        if (path == null) {
            diagnostics.add(
                    ProblemCode.BAD_ATTACHMENT, attachment.at(), "The attachment names no file and was ignored.");
            return null;
        }
        var name = FileName.ofPath(path);
        var extension = attachment.extension() == null ? name.extension() : attachment.extension();
        var kind = kind(extension);
        return new StoredAttachment(
                position,
                name.attachmentId(),
                kind,
                kind == FileKind.IMAGE ? title : null,
                extension,
                path,
                original.bytes(),
                kind == FileKind.IMAGE
                        ? new Picture(
                                variants, Variant.original(path, original.width(), original.height(), original.bytes()))
                        : null);
    }

    private List<Variant> variants(CmsAttachment attachment) {
        var variants = new ArrayList<Variant>();
        for (Map.Entry<String, String> size : attachment.sizes().entrySet()) {
            var at = JsonFields.path(attachment.at() + "/sizes", size.getKey());
            var path = encode(size.getValue(), at);
            if (path != null) {
                var variant = Variant.ofPath(path, nominalWidth(size.getKey()));
                if (variant == null) {
                    diagnostics.add(
                            ProblemCode.BAD_ATTACHMENT,
                            at,
                            String.format(
                                    Locale.ROOT,
                                    "'%s' is not an image file and was ignored.",
                                    JsonFields.excerpt(size.getValue())));
                } else {
                    variants.add(variant);
                }
            }
        }
        return variants;
    }

    /** Returns the encoded path; null, with a warning, if it is not a relative path. */
    private @Nullable String encode(String path, String at) {
        try {
            return MediaUrl.encode(path);
        } catch (IllegalArgumentException invalid) {
            diagnostics.add(
                    ProblemCode.BAD_ATTACHMENT,
                    at,
                    String.format(Locale.ROOT, "'%s' was ignored: %s", JsonFields.excerpt(path), invalid.getMessage()));
            return null;
        }
    }

    private static @Nullable Integer nominalWidth(String key) {
        try {
            return Integer.valueOf(key);
        } catch (NumberFormatException noWidth) {
            return null;
        }
    }

    public static FileKind kind(@Nullable String extension) {
        var type = MimeType.ofExtension(extension);
        return type == null
                ? FileKind.OTHER
                : switch (type.substring(0, type.indexOf('/'))) {
                    case "image" -> FileKind.IMAGE;
                    case "video" -> FileKind.VIDEO;
                    case "audio" -> FileKind.AUDIO;
                    default -> FileKind.DOCUMENT;
                };
    }
}
