package org.contentgateway.ingest.format.cms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.contentgateway.ingest.format.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as the CMS writes it.
 *
 * @param at its place in the record, as a JSON pointer
 * @param sizes file paths by nominal width
 */
record CmsAttachment(
        String at, Map<String, String> sizes, @Nullable String extension, Original original) {

    /** The file that the variants were made from. */
    record Original(
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer bytes) {}

    private static final String PATH = "/attaches/*";

    /** The token is part of the file names; the meaning of the other key is unknown. */
    private static final Set<String> IGNORED = Set.of("file_media", "token");

    static CmsAttachment of(JsonFields fields, String at) {
        var files = fields.object("files");
        var original = files.object("original");
        var attachment = new CmsAttachment(
                at,
                sizes(fields.object("sizes")),
                fields.text("ext"),
                new Original(
                        original.text("url"),
                        original.positive("width"),
                        original.positive("height"),
                        original.positive("size")));
        fields.countUnknown(PATH, IGNORED);
        files.countUnknown(PATH + "/files", Set.of());
        original.countUnknown(PATH + "/files/original", Set.of());
        return attachment;
    }

    private static Map<String, String> sizes(JsonFields fields) {
        var sizes = new LinkedHashMap<String, String>();
        for (var key : fields.keys()) {
            var path = fields.text(key);
            if (path != null) {
                sizes.put(key, path);
            }
        }
        return sizes;
    }
}
