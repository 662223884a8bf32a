package org.contentgateway.ingest.format.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A WordPress post that tests modify. */
final class WordPressJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String POST = """
            {"id": 1, "date": "2026-06-18T19:30:00", "date_gmt": "2026-06-18T17:30:00",
             "guid": {"rendered": "https://blog.example.org/?p=1"},
             "modified": "2026-06-19T10:15:30", "modified_gmt": "2026-06-19T08:15:30",
             "slug": "the-ferry", "status": "publish", "type": "post",
             "link": "https://blog.example.org/2026/06/the-ferry/",
             "title": {"rendered": "The ferry&#8217;s last run &amp;amp; more"},
             "content": {"rendered": "\\n<p>It left at <strong>six</strong>.</p>\\n", "protected": false},
             "excerpt": {"rendered": "<p>It left at six, and nobody waved [&hellip;]</p>\\n", "protected": false},
             "author": 7, "featured_media": 45, "comment_status": "open", "ping_status": "closed", "sticky": false,
             "template": "", "format": "standard", "meta": [], "categories": [12, 3], "tags": [31],
             "_links": {"self": [{"href": "https://blog.example.org/wp-json/wp/v2/posts/1"}]},
             "_embedded": {
              "author": [{"id": 7, "name": "Ada Quay"}],
              "wp:term": [[{"id": 12, "name": "Harbour", "taxonomy": "category"}],
                          [{"id": 31, "name": "Ferries", "taxonomy": "post_tag"}]],
              "wp:featuredmedia": [{
               "id": 45, "alt_text": "A ferry &amp; its wake", "media_type": "image", "mime_type": "image/jpeg",
               "source_url": "https://blog.example.org/wp-content/uploads/2026/06/ferry.jpg",
               "media_details": {"width": 1600, "height": 900, "file": "2026/06/ferry.jpg", "filesize": 250000, "sizes": {
                "medium": {"file": "ferry-300x169.jpg", "width": 300, "height": 169, "filesize": 12000,
                 "source_url": "https://blog.example.org/wp-content/uploads/2026/06/ferry-300x169.jpg"},
                "thumbnail": {"file": "ferry-150x150.jpg", "width": 150, "height": 150,
                 "source_url": "https://blog.example.org/wp-content/uploads/2026/06/ferry-150x150.jpg"},
                "full": {"file": "ferry.jpg", "width": 1600, "height": 900,
                 "source_url": "https://blog.example.org/wp-content/uploads/2026/06/ferry.jpg"}}}}]}}""";

    private final ObjectNode fields;

    WordPressJson(int id) {
        try {
            fields = (ObjectNode) JSON.readTree(POST);
            fields.put("id", id);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /**
     * @param pointer to an existing or new key of an existing object
     * @param json the value as JSON
     */
    WordPressJson with(String pointer, String json) {
        try {
            parent(pointer).set(key(pointer), JSON.readTree(json));
            return this;
        } catch (IOException invalid) {
            throw new IllegalArgumentException(json, invalid);
        }
    }

    WordPressJson without(String pointer) {
        parent(pointer).remove(key(pointer));
        return this;
    }

    private ObjectNode parent(String pointer) {
        return (ObjectNode) fields.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String key(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
