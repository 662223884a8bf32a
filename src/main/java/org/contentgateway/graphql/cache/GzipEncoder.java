package org.contentgateway.graphql.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Compresses bytes with gzip. */
public final class GzipEncoder {

    private GzipEncoder() {}

    public static byte[] encode(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError("Writing to memory failed", impossible);
        }
        return compressed.toByteArray();
    }
}
