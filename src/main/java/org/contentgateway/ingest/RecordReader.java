package org.contentgateway.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits input into records: {@code [[{...}]]}, {@code [{...}]}, {@code {...}}, or one object per line. Reads a stream and
 * holds one record at a time.
 *
 * <p>It only finds where a record ends. So records stay byte for byte, and a malformed one does not affect the others.
 */
public final class RecordReader {

    /**
     * A record, byte for byte.
     *
     * @param index its position in the input, from 0
     * @param truncated whether the record exceeds the limit and {@code bytes} is only its beginning
     */
    public record RawRecord(long index, byte[] bytes, boolean truncated) {}

    /** The input ends unexpectedly, or is not JSON. */
    static final class InvalidInputException extends IOException {
        InvalidInputException(String message) {
            super(message);
        }
    }

    /** The CMS nests records in two arrays. */
    private static final int MAX_ARRAYS = 16;

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final int maxRecordBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private long offset;
    private boolean lineStart = true;
    private @Nullable RecordBuffer current;

    private long index;
    private int arrays;
    private boolean arraySeen;
    private boolean recordPerLine;

    public RecordReader(InputStream in, int maxRecordBytes) {
        this.in = in;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Returns the next record; null after the last.
     *
     * @throws InvalidInputException if the input can't be read further; all earlier records were returned
     */
    public @Nullable RawRecord next() throws IOException {
        if (offset == 0) {
            skipByteOrderMark();
        }
        for (var b = peek(); b >= 0; b = peek()) {
            switch (b) {
                case ' ', '\t', '\r', '\n', ',' -> read();
                case '[' -> {
                    read();
                    arraySeen = true;
                    if (++arrays > MAX_ARRAYS) {
                        throw new InvalidInputException(String.format(
                                Locale.ROOT,
                                "arrays are nested more than %d levels deep at byte %d",
                                MAX_ARRAYS,
                                offset));
                    }
                }
                case ']' -> {
                    read();
                    if (--arrays < 0) {
                        throw new InvalidInputException("unexpected ] at byte " + (offset - 1));
                    }
                }
                case '{' -> {
                    return object();
                }
                default -> {
                    if (arrays == 0 && index == 0) {
                        throw new InvalidInputException(
                                String.format(Locale.ROOT, "it starts with %s instead of [ or {", describe(b)));
                    }
                    return scalar();
                }
            }
        }
        if (arrays > 0) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT, "it ends after byte %d, where %s is missing", offset, "]".repeat(arrays)));
        }
        if (index == 0 && !arraySeen) {
            throw new InvalidInputException("it is empty");
        }
        return null;
    }

    private void skipByteOrderMark() throws IOException {
        for (var i = 0; i < BYTE_ORDER_MARK.length && peek() == BYTE_ORDER_MARK[i]; i++) {
            read();
        }
    }

    private static String describe(int b) {
        return b > ' ' && b < 0x7F ? "'" + (char) b + "'" : String.format(Locale.ROOT, "byte 0x%02X", b);
    }

    private RawRecord object() throws IOException {
        var start = offset;
        var record = new RecordBuffer();
        var depth = 0;
        var inString = false;
        var oneLine = true;
        var last = 0;
        do {
            if (arrays == 0 && depth > 0 && lineStart && peek() == '{' && (recordPerLine || !opensValue(last))) {
                return record.end(); // a malformed one ends where the next one starts
            }
            var b = read();
            if (b < 0) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT, "it ends after byte %d, within the record that starts at byte %d", offset, start));
            }
            if (b == '\n') {
                oneLine = false;
                inString &= arrays > 0; // a JSON string never spans lines
            } else if (inString) {
                if (b == '\\' && peek() != '\n') {
                    read();
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
        recordPerLine |= arrays == 0 && oneLine;
        return record.end();
    }

    /** Whether a nested object may follow this byte. After any other byte, an object at the start of a line is the next record. */
    private static boolean opensValue(int b) {
        return b == ':' || b == '[' || b == ',';
    }

    /** Reads a value that is not an object: up to the next element of a list, else up to the end of the line. */
    private RawRecord scalar() throws IOException {
        var record = new RecordBuffer();
        var inString = false;
        for (var b = peek(); b >= 0; b = peek()) {
            if (arrays == 0 ? b == '\n' : !inString && (b == ',' || b == ']' || b == '\n')) {
                break;
            }
            read();
            if (b == '"') {
                inString = !inString;
            } else if (b == '\\' && peek() != '\n') {
                read();
            }
        }
        return record.end();
    }

    /** Skips string content within the buffer, up to a byte that may end the string or the line. */
    private void skipText() {
        var start = position;
        while (position < end && buffer[position] != '"' && buffer[position] != '\\' && buffer[position] != '\n') {
            position++;
        }
        if (position > start) {
            offset += position - start;
            lineStart = false;
        }
    }

    private int peek() throws IOException {
        return position < end || fill() ? buffer[position] & 0xFF : -1;
    }

    private int read() throws IOException {
        var b = peek();
        if (b >= 0) {
            position++;
            offset++;
            lineStart = b == '\n';
        }
        return b;
    }

    private boolean fill() throws IOException {
        if (current != null) {
            current.append();
        }
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** The bytes of the current record, up to the limit. They are appended before the read buffer is refilled. */
    private final class RecordBuffer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        private int start = position;
        private boolean truncated;

        RecordBuffer() {
            current = this;
        }

        void append() {
            var length = position - start;
            var remaining = maxRecordBytes - bytes.size();
            bytes.write(buffer, start, Math.min(length, remaining));
            truncated |= length > remaining;
            start = 0;
        }

        RawRecord end() {
            append();
            current = null;
            return new RawRecord(index++, bytes.toByteArray(), truncated);
        }
    }
}
