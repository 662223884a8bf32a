package org.contentgateway.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.contentgateway.content.portals.Portals;
import org.contentgateway.ingest.format.RecordFormat;
import org.contentgateway.ingest.format.cms.CmsFormat;
import org.contentgateway.ingest.format.wordpress.WordPressFormat;

/** The source formats, found by the names that are stored with their records. */
@ApplicationScoped
public class RecordFormats {

    private final CmsFormat cms;
    private final ObjectMapper json;
    private final Portals portals;

    RecordFormats(CmsFormat cms, ObjectMapper json, Portals portals) {
        this.cms = cms;
        this.json = json;
        this.portals = portals;
    }

    /** Returns the format of the legacy CMS. */
    public RecordFormat cms() {
        return cms;
    }

    /** Returns the format of WordPress posts that belong to a portal. */
    public RecordFormat wordPress(int portal) {
        return new WordPressFormat(json, portals.get(portal));
    }

    /**
     * Returns the format with this {@linkplain RecordFormat#name() name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RecordFormat named(String name) {
        if (name.equals(cms.name())) {
            return cms;
        }
        if (name.matches(WordPressFormat.NAME + "[1-9]\\d{0,8}")) {
            return wordPress(Integer.parseInt(name.substring(WordPressFormat.NAME.length())));
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT, "Unknown record format '%s'", name));
    }
}
