package org.contentgateway.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what the CMS sends into records: {@code [[{...}]]}, {@code [{...}]}, {@code {...}}, or one object a line. Reads
 * as a stream and holds one record at a time.
 *
 * <p>It only looks for where a record ends, and so gives each out byte for byte as it came; a record that is broken
 * inside does not stop the rest.
 */
final class RecordReader {

    /**
     * A record as it came.
     *
     * @param index its place, from 0
     * @param bytes cut off after the limit where {@code tooLarge}
     */
    record RawRecord(long index, byte[] bytes, boolean tooLarge) {}

    /** The text ended too early, or is no JSON at all. */
    static final class BrokenInputException extends IOException {
        BrokenInputException(String message) {
            super(message);
        }
    }

    private final InputStream in;
    private final int maxRecordBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;
    private long offset;
    private long index;
    private int arrays;
    private boolean arraySeen;
    private boolean lineStart = true;

    RecordReader(InputStream in, int maxRecordBytes) {
        this.in = in;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * The next record; null after the last.
     *
     * @throws BrokenInputException where the text can't be read on; all that came before it was given out
     */
    @Nullable
    RawRecord next() throws IOException {
        for (var b = peek(); b >= 0; b = peek()) {
            switch (b) {
                case ' ', '\t', '\r', '\n', ',' -> take();
                case '[' -> {
                    take();
                    arrays++;
                    arraySeen = true;
                }
                case ']' -> {
                    take();
                    if (--arrays < 0) {
                        throw new BrokenInputException("there is a ] too many at byte " + (offset - 1));
                    }
                }
                default -> {
                    if (b != '{' && arrays == 0 && index == 0) {
                        throw new BrokenInputException("it begins with '%c', not with [ or {".formatted(b));
                    }
                    return b == '{' ? object() : scalar();
                }
            }
        }
        if (arrays > 0) {
            throw new BrokenInputException(
                    "it breaks off after byte %d: %s is missing".formatted(offset, "]".repeat(arrays)));
        }
        if (index == 0 && !arraySeen) {
            throw new BrokenInputException("it is empty");
        }
        return null;
    }

    private RawRecord object() throws IOException {
        var start = offset;
        var record = new Copy();
        var depth = 0;
        var inString = false;
        do {
            // A record of a list stands in lines of its own: where the next one begins, a broken one has ended.
            if (arrays == 0 && depth > 0 && lineStart && peek() == '{') {
                break;
            }
            var b = take();
            if (b < 0) {
                throw new BrokenInputException("it breaks off after byte %d, within the record that begins at byte %d"
                        .formatted(offset, start));
            }
            record.add(b);
            if (inString) {
                if (b == '\\') {
                    record.add(take());
                } else if (b == '"' || b == '\n' && arrays == 0) {
                    inString = false; // no string of JSON spans lines
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}') {
                depth--;
            }
        } while (depth > 0);
        return record.end();
    }

    /** What stands where a record should: a string, a number, or anything else up to the next one. */
    private RawRecord scalar() throws IOException {
        var record = new Copy();
        var inString = false;
        for (var b = peek(); b >= 0 && (inString || b != ',' && b != ']' && b != '\n'); b = peek()) {
            record.add(take());
            if (b == '"') {
                inString = !inString;
            } else if (b == '\\' && peek() >= 0) {
                record.add(take());
            }
        }
        return record.end();
    }

    private int peek() throws IOException {
        if (next == end) {
            next = 0;
            end = in.read(buffer);
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[next] & 0xFF;
    }

    private int take() throws IOException {
        var b = peek();
        if (b >= 0) {
            next++;
            offset++;
            lineStart = b == '\n';
        }
        return b;
    }

    /** A record on its way, kept up to the limit. */
    private final class Copy {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        private boolean tooLarge;

        void add(int b) {
            if (bytes.size() < maxRecordBytes) {
                bytes.write(b);
            } else {
                tooLarge = true;
            }
        }

        RawRecord end() {
            return new RawRecord(index++, bytes.toByteArray(), tooLarge);
        }
    }
}
