package org.contentgateway.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.content.portals.Portals;
import org.contentgateway.ingest.format.RecordFormat;
import org.contentgateway.ingest.format.cms.CmsFormat;
import org.contentgateway.ingest.format.wordpress.WordPressFormat;

/** The source formats, by the names that their records are kept under. */
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

    /** How the legacy CMS writes. */
    public RecordFormat cms() {
        return cms;
    }

    /** How WordPress writes the posts of a portal. */
    public RecordFormat wordPress(int portal) {
        return new WordPressFormat(json, portals.get(portal));
    }

    /**
     * The format that gave itself this {@linkplain RecordFormat#name() name}.
     *
     * @throws IllegalArgumentException where no format has it
     */
    public RecordFormat named(String name) {
        if (name.equals(cms.name())) {
            return cms;
        }
        if (name.matches(WordPressFormat.NAME + "[1-9]\\d{0,8}")) {
            return wordPress(Integer.parseInt(name.substring(WordPressFormat.NAME.length())));
        }
        throw new IllegalArgumentException("'%s' is no format of a record".formatted(name));
    }
}
