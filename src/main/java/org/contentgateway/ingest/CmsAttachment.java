package org.contentgateway.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
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

    static CmsAttachment of(Fields fields, String at) {
        var original = fields.object("files").object("original");
        return new CmsAttachment(
                at,
                sizes(fields.object("sizes")),
                fields.text("ext"),
                new Original(
                        original.text("url"),
                        original.positive("width"),
                        original.positive("height"),
                        original.positive("size")));
    }

    private static Map<String, String> sizes(Fields fields) {
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
