package org.contentgateway.ingest.format;

import org.contentgateway.content.ArticleDraft;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RecordFormats;

/** How a system that content comes from writes a record. All formats come through one door, the {@link Importer}. */
public interface RecordFormat {

    /** What a record is kept under, so that it can be read again: see {@link RecordFormats#named}. */
    String name();

    /**
     * The article that a record tells of.
     *
     * @param record as it came
     * @param run the run of the import that brought it
     * @param findings takes what is odd about the record
     * @throws RejectedException for a record that lacks what an article must have, or that readers may not see
     */
    ArticleDraft draft(byte[] record, long run, RecordDiagnostics findings) throws RejectedException;
}
