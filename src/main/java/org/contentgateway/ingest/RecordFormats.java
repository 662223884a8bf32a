package org.contentgateway.ingest;

import jakarta.enterprise.context.ApplicationScoped;

/** The source formats, by the names that their records are kept under. */
@ApplicationScoped
class RecordFormats {

    private final ArticleMapping cms;

    RecordFormats(ArticleMapping cms) {
        this.cms = cms;
    }

    /** How the legacy CMS writes. */
    RecordFormat cms() {
        return cms;
    }

    /**
     * The format that gave itself this {@linkplain RecordFormat#name() name}.
     *
     * @throws IllegalArgumentException where no format has it
     */
    RecordFormat named(String name) {
        if (name.equals(cms.name())) {
            return cms;
        }
        throw new IllegalArgumentException("'%s' is no format of a record".formatted(name));
    }
}
