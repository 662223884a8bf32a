package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecordReaderPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text before, between and after records. */
    enum Envelope {
        NESTED_LIST("[[", ",", "]]"),
        LIST("[", ",", "]"),
        SPACED_LIST(" [\r\n", "\t,\n", "\n] "),
        LINES("", "\n", "\n"),
        WINDOWS_LINES("", "\r\n", ""),
        MARKED_LIST("\uFEFF[", ",", "]");

        final String before;
        final String between;
        final String after;

        Envelope(String before, String between, String after) {
            this.before = before;
            this.between = between;
            this.after = after;
        }

        byte[] of(List<String> records) {
            return (before + String.join(between, records) + after).getBytes(UTF_8);
        }
    }

    @Property
    void returnsRecordsByteForByteFromAnyEnvelope(
            @ForAll("records") @Size(min = 1, max = 5) List<String> records,
            @ForAll Envelope envelope,
            @ForAll @IntRange(min = 1, max = 9) int bytesPerRead)
            throws IOException {
        var sent = new ByteArrayInputStream(envelope.of(records)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, bytesPerRead));
            }
        };
        var reader = new RecordReader(sent, Integer.MAX_VALUE);
        var read = new ArrayList<String>();
        for (var record = reader.next(); record != null; record = reader.next()) {
            read.add(new String(record.bytes(), UTF_8));
        }
        assertThat(read).isEqualTo(records);
    }

    @Provide
    Arbitrary<List<String>> records() {
        return object(2).map(RecordReaderPropertiesTest::json).list();
    }

    private static Arbitrary<Object> object(int depth) {
        return Arbitraries.maps(text(), value(depth)).ofMaxSize(3).map(map -> map);
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                text().map(text -> text),
                Arbitraries.integers().map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag));
        return depth == 0
                ? scalar
                : Arbitraries.oneOf(
                        scalar,
                        Arbitraries.lazy(() -> object(depth - 1)),
                        Arbitraries.lazy(
                                () -> value(depth - 1).list().ofMaxSize(3).map(list -> list)));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("{", "}", "[", "]", "\"", ",", ":", "\\", "/", "\r\n", " ", "a", "é", "🐢")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static String json(Object object) {
        try {
            return JSON.writeValueAsString(object).replace("/", "\\/");
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
