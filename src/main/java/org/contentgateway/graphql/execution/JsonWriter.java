package org.contentgateway.graphql.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists and scalars as JSON. */
public final class JsonWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonWriter() {}

    /** Returns the JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        try (var bytes = new ByteArrayBuilder(16_000)) {
            try (var out = JSON.createGenerator(bytes)) {
                write(value, out);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError("Writing to memory failed", impossible);
        }
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof String string) {
            out.writeString(string);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (var entry : map.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (var item : list) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value == null) {
            out.writeNull();
        } else if (value instanceof Number number) {
            write(number, out);
        } else {
            out.writeString(value.toString());
        }
    }

    private static void write(Number number, JsonGenerator out) throws IOException {
        if (number instanceof Long || number instanceof Short || number instanceof Byte) {
            out.writeNumber(number.longValue());
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else {
            out.writeNumber(number.doubleValue());
        }
    }
}
