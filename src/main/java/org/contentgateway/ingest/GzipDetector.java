package org.contentgateway.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Detects gzip by its first two bytes, since clients that send a file may omit the Content-Encoding header. */
final class GzipDetector {

    private GzipDetector() {}

    /** Returns the decompressed stream if the input is gzip, including concatenated members; else the input itself. */
    static InputStream decompressed(InputStream in) throws IOException {
        var buffered = new AvailableStream(in);
        buffered.mark(2);
        var gzipped = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzipped ? new GZIPInputStream(buffered) : buffered;
    }

    /** Never reports zero available bytes: GZIPInputStream would read no further members. */
    private static final class AvailableStream extends BufferedInputStream {

        AvailableStream(InputStream in) {
            super(in);
        }

        @Override
        public synchronized int available() throws IOException {
            return Math.max(1, super.available());
        }
    }
}
