package org.contentgateway.graphql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Packs bytes. */
final class Gzip {

    private Gzip() {}

    static byte[] of(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError("memory can be written", impossible);
        }
        return packed.toByteArray();
    }
}
