package org.contentgateway.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Gzip is known by its first bytes, which no JSON begins with: a header may be missing where a file is sent as it is. */
final class GzipDetector {

    private GzipDetector() {}

    /** What the stream holds, unpacked where it is gzipped: all members of it, as {@code cat} joins them. */
    static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new Patient(in);
        buffered.mark(2);
        var gzipped = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzipped ? new GZIPInputStream(buffered) : buffered;
    }

    /** GZIPInputStream takes a member for the last where nothing is available yet: here it always looks for another. */
    private static final class Patient extends BufferedInputStream {

        Patient(InputStream in) {
            super(in);
        }

        @Override
        public synchronized int available() throws IOException {
            return Math.max(1, super.available());
        }
    }
}
