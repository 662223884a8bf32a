package org.contentgateway.ingest.format;

import org.contentgateway.content.ArticleDraft;

/** Reads the records of a kind of source system. */
public interface RecordFormat {

    /** Returns the name that is stored with a record, so that the record can be read again. */
    String name();

    /**
     * Derives an article from a record.
     *
     * @param record the bytes that were sent
     * @param run the run that imports the record
     * @param diagnostics receives problems and unknown keys of the record
     * @throws RejectedException if a required value is missing, or the article is not public
     */
    ArticleDraft draft(byte[] record, long run, RecordDiagnostics diagnostics) throws RejectedException;
}
