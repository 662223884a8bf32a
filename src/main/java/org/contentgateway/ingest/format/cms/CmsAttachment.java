package org.contentgateway.ingest.format.cms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.contentgateway.ingest.format.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A file of an article as the CMS writes it.
 *
 * @param at where it stands in its record, as a JSON pointer
 * @param sizes file paths by the nominal box that they were made for
 */
record CmsAttachment(
        String at, Map<String, String> sizes, @Nullable String extension, Original original) {

    /** The file that the others were made from. */
    record Original(
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer bytes) {}

    private static final String ANY = "/attaches/*";

    /** The token stands in the file names too; what the other means nobody could say. */
    private static final Set<String> NOT_READ = Set.of("file_media", "token");

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
        fields.countUnknown(ANY, NOT_READ);
        files.countUnknown(ANY + "/files", Set.of());
        original.countUnknown(ANY + "/files/original", Set.of());
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
