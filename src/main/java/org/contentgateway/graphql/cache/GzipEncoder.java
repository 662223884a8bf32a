package org.contentgateway.graphql.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Packs bytes. */
public final class GzipEncoder {

    private GzipEncoder() {}

    public static byte[] encode(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError("memory can be written", impossible);
        }
        return packed.toByteArray();
    }
}
