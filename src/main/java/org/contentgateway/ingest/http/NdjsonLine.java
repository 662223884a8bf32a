package org.contentgateway.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a record as one line of NDJSON. A record without line breaks stays byte for byte. Otherwise a line break between
 * tokens becomes a space, and one within a string, which is invalid JSON, becomes the escape sequence.
 */
final class NdjsonLine {

    private static final byte[] LINE_FEED = "\\n".getBytes(US_ASCII);
    private static final byte[] CARRIAGE_RETURN = "\\r".getBytes(US_ASCII);

    private NdjsonLine() {}

    static void write(byte[] record, OutputStream out) throws IOException {
        var inString = false;
        var escaped = false;
        var written = 0;
        for (var i = 0; i < record.length; i++) {
            var b = record[i];
            if (b == '\n' || b == '\r') {
                out.write(record, written, i - written);
                written = i + 1;
                if (inString) {
                    var escape = b == '\n' ? LINE_FEED : CARRIAGE_RETURN;
                    out.write(escape, escaped ? 1 : 0, escaped ? 1 : 2);
                } else {
                    out.write(' ');
                }
                escaped = false;
            } else if (escaped) {
                escaped = false;
            } else {
                inString ^= b == '"';
                escaped = inString && b == '\\';
            }
        }
        out.write(record, written, record.length - written);
        out.write('\n');
    }
}
