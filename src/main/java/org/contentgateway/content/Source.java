package org.contentgateway.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A record of the CMS, byte for byte as it came.
 *
 * @param digest SHA-256 of the record
 * @param runId the run of the import that brought it
 */
public record Source(byte[] record, byte[] digest, long runId) {

    public static Source of(byte[] record, long runId) {
        return new Source(record, sha256(record), runId);
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
