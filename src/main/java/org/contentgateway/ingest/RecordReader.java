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
public final class RecordReader {

    /**
     * A record as it came.
     *
     * @param index its place, from 0
     * @param bytes cut off after the limit where {@code tooLarge}
     */
    public record RawRecord(long index, byte[] bytes, boolean tooLarge) {}

    /** The text ended too early, or is no JSON at all. */
    static final class BrokenInputException extends IOException {
        BrokenInputException(String message) {
            super(message);
        }
    }

    /** Around a record the CMS writes two. */
    private static final int MAX_ARRAYS = 16;

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final int maxRecordBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;
    private long offset;
    private boolean lineStart = true;
    private @Nullable Copy copy;

    private long index;
    private int arrays;
    private boolean arraySeen;
    private boolean recordALine;

    public RecordReader(InputStream in, int maxRecordBytes) {
        this.in = in;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * The next record; null after the last.
     *
     * @throws BrokenInputException where the text can't be read on; all that came before it was given out
     */
    public @Nullable RawRecord next() throws IOException {
        if (offset == 0) {
            skipByteOrderMark();
        }
        for (var b = peek(); b >= 0; b = peek()) {
            switch (b) {
                case ' ', '\t', '\r', '\n', ',' -> take();
                case '[' -> {
                    take();
                    arraySeen = true;
                    if (++arrays > MAX_ARRAYS) {
                        throw new BrokenInputException("there is no record, but [ within [, up to byte " + offset);
                    }
                }
                case ']' -> {
                    take();
                    if (--arrays < 0) {
                        throw new BrokenInputException("there is a ] too many at byte " + (offset - 1));
                    }
                }
                case '{' -> {
                    return object();
                }
                default -> {
                    if (arrays == 0 && index == 0) {
                        throw new BrokenInputException("it begins with %s, not with [ or {".formatted(shown(b)));
                    }
                    return scalar();
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

    private void skipByteOrderMark() throws IOException {
        for (var i = 0; i < BYTE_ORDER_MARK.length && peek() == BYTE_ORDER_MARK[i]; i++) {
            take();
        }
    }

    private static String shown(int b) {
        return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : "byte 0x%02X".formatted(b);
    }

    private RawRecord object() throws IOException {
        var start = offset;
        var record = new Copy();
        var depth = 0;
        var inString = false;
        var oneLine = true;
        var last = 0;
        do {
            if (arrays == 0 && depth > 0 && lineStart && peek() == '{' && (recordALine || !opensValue(last))) {
                return record.end(); // a broken one, which ends where the next begins
            }
            var b = take();
            if (b < 0) {
                throw new BrokenInputException("it breaks off after byte %d, within the record that begins at byte %d"
                        .formatted(offset, start));
            }
            if (b == '\n') {
                oneLine = false;
                inString &= arrays > 0; // no string of JSON spans lines
            } else if (inString) {
                if (b == '\\' && peek() != '\n') {
                    take();
                }
                inString = b != '"';
                if (inString) {
                    skipText();
                }
            } else if (b > ' ') {
                last = b;
                inString = b == '"';
                depth += b == '{' ? 1 : b == '}' ? -1 : 0;
            }
        } while (depth > 0);
        recordALine |= arrays == 0 && oneLine;
        return record.end();
    }

    /** Whether an object may follow within another: after anything else, one that begins a line is the next record. */
    private static boolean opensValue(int b) {
        return b == ':' || b == '[' || b == ',';
    }

    /** What stands where a record should: in a list up to the next element, else up to the end of the line. */
    private RawRecord scalar() throws IOException {
        var record = new Copy();
        var inString = false;
        for (var b = peek(); b >= 0; b = peek()) {
            if (arrays == 0 ? b == '\n' : !inString && (b == ',' || b == ']' || b == '\n')) {
                break;
            }
            take();
            if (b == '"') {
                inString = !inString;
            } else if (b == '\\' && peek() != '\n') {
                take();
            }
        }
        return record.end();
    }

    /** Goes on to what may end a string or a line, as far as the buffer reaches. */
    private void skipText() {
        var from = next;
        while (next < end && buffer[next] != '"' && buffer[next] != '\\' && buffer[next] != '\n') {
            next++;
        }
        if (next > from) {
            offset += next - from;
            lineStart = false;
        }
    }

    private int peek() throws IOException {
        return next < end || fill() ? buffer[next] & 0xFF : -1;
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

    private boolean fill() throws IOException {
        if (copy != null) {
            copy.takeOver();
        }
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** A record on its way, kept up to the limit. It takes over what was read of it before the buffer is filled anew. */
    private final class Copy {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        private int from = next;
        private boolean tooLarge;

        Copy() {
            copy = this;
        }

        void takeOver() {
            var length = next - from;
            var room = maxRecordBytes - bytes.size();
            bytes.write(buffer, from, Math.min(length, room));
            tooLarge |= length > room;
            from = 0;
        }

        RawRecord end() {
            takeOver();
            copy = null;
            return new RawRecord(index++, bytes.toByteArray(), tooLarge);
        }
    }
}
