package org.contentgateway.graphql.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists and scalars as JSON. */
public final class JsonWriter {

    private JsonWriter() {}

    /** Returns the JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        var out = new JsonOutput(16_000);
        write(value, out);
        return out.toByteArray();
    }

    /** Writes a scalar, map or list. Values of other types are written as strings. */
    static void write(@Nullable Object value, JsonOutput out) {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            out.writeRaw(number.toString().getBytes(ISO_8859_1));
        } else if (value instanceof Map<?, ?> map) {
            var separator = '{';
            for (var entry : map.entrySet()) {
                out.writeRaw(separator);
                out.writeString((String) entry.getKey());
                out.writeRaw(':');
                write(entry.getValue(), out);
                separator = ',';
            }
            end(separator, '{', '}', out);
        } else if (value instanceof Iterable<?> list) {
            var separator = '[';
            for (var item : list) {
                out.writeRaw(separator);
                write(item, out);
                separator = ',';
            }
            end(separator, '[', ']', out);
        } else {
            out.writeString(value.toString());
        }
    }

    private static void end(char separator, char start, char end, JsonOutput out) {
        if (separator == start) { // it is empty
            out.writeRaw(start);
        }
        out.writeRaw(end);
    }
}
