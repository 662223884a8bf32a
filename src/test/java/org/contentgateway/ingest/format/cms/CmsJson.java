package org.contentgateway.ingest.format.cms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A minimal record of the CMS that tests modify. */
public final class CmsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode fields = JSON.createObjectNode();

    public CmsJson(int portal, int contentId) {
        fields.put("portal_id", portal)
                .put("content_id", contentId)
                .put("content_title", "Title " + contentId)
                .put("content_html", "<p>Body of " + contentId + ".</p>")
                .put("content_date_start", "2026-06-18 12:00:00");
    }

    /** @param json the value as JSON */
    public CmsJson with(String key, String json) {
        try {
            fields.set(key, JSON.readTree(json));
            return this;
        } catch (IOException invalid) {
            throw new IllegalArgumentException(json, invalid);
        }
    }

    public CmsJson withText(String key, String text) {
        fields.put(key, text);
        return this;
    }

    public CmsJson editedAt(String time) {
        return withText("content_date_last_edit", "2026-06-18 " + time);
    }

    public CmsJson without(String key) {
        fields.remove(key);
        return this;
    }

    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /** As PHP writes it. */
    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(fields).replace("/", "\\/");
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
