package org.contentgateway.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A record byte for byte as the source sent it.
 *
 * @param digest SHA-256 of the record
 * @param format name of the record's format, by which reprocessing selects the parser
 * @param runId id of the import run that received it
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
