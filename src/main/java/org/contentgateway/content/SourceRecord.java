package org.contentgateway.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A record as its source wrote it, byte for byte as it came.
 *
 * @param digest SHA-256 of the record
 * @param format how the record is written, by the name that it can be read again by
 * @param runId the run of the import that brought it
 */
public record SourceRecord(byte[] record, byte[] digest, String format, long runId) {

    public static SourceRecord of(byte[] record, String format, long runId) {
        return new SourceRecord(record, sha256(record), format, runId);
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
