package org.contentgateway.graphql.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes JSON in UTF-8 to memory. The caller writes the separators. */
final class JsonOutput {

    private static final byte[] NULL = "null".getBytes(ISO_8859_1);
    private static final byte[] TRUE = "true".getBytes(ISO_8859_1);
    private static final byte[] FALSE = "false".getBytes(ISO_8859_1);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);

    /** For each byte: 0 if a string contains it as it is, the letter after the backslash, or u. */
    private static final byte[] ESCAPES = escapes();

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer;
    private int length;

    /** @param expectedLength of the whole output, in bytes */
    JsonOutput(int expectedLength) {
        this.buffer = new byte[Math.max(expectedLength, 64)];
    }

    private static byte[] escapes() {
        var escapes = new byte[256];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    /** Writes a character of ASCII as it is. */
    void writeRaw(char ascii) {
        reserve(1);
        buffer[length++] = (byte) ascii;
    }

    /** Writes bytes as they are. */
    void writeRaw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    void writeNull() {
        writeRaw(NULL);
    }

    void writeBoolean(boolean value) {
        writeRaw(value ? TRUE : FALSE);
    }

    void writeString(String value) {
        writeString(value.getBytes(UTF_8));
    }

    /** Writes a string that is given in UTF-8. */
    void writeString(byte[] utf8) {
        reserve(utf8.length + 2);
        buffer[length++] = '"';
        var start = 0;
        for (var i = nextEscape(utf8, 0); i < utf8.length; i = nextEscape(utf8, start)) {
            write(utf8, start, i);
            writeEscape(utf8[i], ESCAPES[utf8[i] & 0xFF]);
            start = i + 1;
        }
        write(utf8, start, utf8.length);
        writeRaw('"');
    }

    /** Returns the index of the first byte that has to be escaped; the length if there is none. */
    private static int nextEscape(byte[] utf8, int start) {
        var i = start;
        while (i <= utf8.length - Long.BYTES && !mayHaveEscape((long) LONGS.get(utf8, i))) {
            i += Long.BYTES;
        }
        // The byte is among the next eight, or the rest has less than eight.
        while (i < utf8.length && ESCAPES[utf8[i] & 0xFF] == 0) {
            i++;
        }
        return i;
    }

    /**
     * Whether one of eight bytes is a quotation mark, a backslash or below a space: the high bit of a byte is set if the byte
     * is zero after the marks are subtracted, or less than a space.
     */
    private static boolean mayHaveEscape(long bytes) {
        var quotes = bytes ^ ONES * '"';
        var backslashes = bytes ^ ONES * '\\';
        var less = (bytes - ONES * ' ') & ~bytes;
        var found = less | (quotes - ONES) & ~quotes | (backslashes - ONES) & ~backslashes;
        return (found & HIGH_BITS) != 0;
    }

    private void write(byte[] bytes, int start, int end) {
        reserve(end - start);
        System.arraycopy(bytes, start, buffer, length, end - start);
        length += end - start;
    }

    private void writeEscape(byte character, byte escape) {
        reserve(6);
        buffer[length++] = '\\';
        buffer[length++] = escape;
        if (escape == 'u') {
            buffer[length++] = '0';
            buffer[length++] = '0';
            buffer[length++] = HEX[character >> 4];
            buffer[length++] = HEX[character & 0xF];
        }
    }

    private void reserve(int bytes) {
        if (bytes > buffer.length - length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, bytes)));
        }
    }
}
