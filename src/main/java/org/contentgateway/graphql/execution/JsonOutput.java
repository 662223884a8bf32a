package org.contentgateway.graphql.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes JSON in UTF-8 to memory. The caller writes the separators. */
final class JsonOutput {

    private static final byte[] NULL = "null".getBytes(ISO_8859_1);
    private static final byte[] TRUE = "true".getBytes(ISO_8859_1);
    private static final byte[] FALSE = "false".getBytes(ISO_8859_1);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);

    /** For each byte: 0 if a string contains it as it is, the letter after the backslash, or u. */
    private static final byte[] ESCAPES = escapes();

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
        for (var i = 0; i < utf8.length; i++) {
            var escape = ESCAPES[utf8[i] & 0xFF];
            if (escape != 0) {
                write(utf8, start, i);
                writeEscape(utf8[i], escape);
                start = i + 1;
            }
        }
        write(utf8, start, utf8.length);
        writeRaw('"');
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
