package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.contentgateway.ingest.RecordReader.InvalidInputException;
import org.contentgateway.ingest.RecordReader.RawRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[{\"a\":1},{\"b\":2}]]",
                "[{\"a\":1},{\"b\":2}]",
                "{\"a\":1}\n{\"b\":2}",
                "{\"a\":1}\n{\"b\":2}\n",
                "{\"a\":1}\r\n\r\n{\"b\":2}\r\n",
                "{\"a\":1}{\"b\":2}",
                "[[{\"a\":1}]][[{\"b\":2}]]",
                "[[{\"a\":1}],[{\"b\":2}]]",
                " \t\r\n[ [\n{\"a\":1} ,\r\n\t{\"b\":2} ] ]\n",
            })
    void readsRecordsInAnyEnvelope(String sent) throws IOException {
        assertThat(texts(sent)).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void rejectsDeeplyNestedArrays() {
        assertThatThrownBy(() -> texts("[".repeat(100_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("arrays are nested more than 16 levels deep at byte 17");
    }

    /** A quarter of a gigabyte without a line break: its beginning is returned, and the next record is read. */
    @Test
    void continuesAfterARecordOfAnyLength() throws IOException {
        var chunk = "x".repeat(1024 * 1024).getBytes(UTF_8);
        var endless = Collections.enumeration(Stream.of(
                        Stream.of("{\"a\":\"".getBytes(UTF_8)),
                        Collections.nCopies(256, chunk).stream(),
                        Stream.of("\"}\n{\"b\":2}".getBytes(UTF_8)))
                .flatMap(parts -> parts)
                .<InputStream>map(ByteArrayInputStream::new)
                .toList());
        var reader = new RecordReader(new SequenceInputStream(endless), 1000);
        assertThat(reader.next()).extracting(RawRecord::truncated).isEqualTo(true);
        assertThat(reader.next())
                .extracting(record -> new String(record.bytes(), UTF_8))
                .isEqualTo("{\"b\":2}");
        assertThat(reader.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "[{\"a\":1}]", "[[{\"a\":1}]]"})
    void skipsAByteOrderMark(String sent) throws IOException {
        assertThat(texts("\uFEFF" + sent)).containsExactly("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"url\" : \"http:\\/\\/example.org\\/\" }",
                "{\"a\":\"}{][,\"}",
                "{\"a\":\"she said \\\"}\\\"\"}",
                "{\"a\":\"\\\\\"}",
                "{\"a\":\"\\\\\\\"}\"}",
                "{\"a\":{\"b\":[{\"c\":{}}]}}",
                "{\"}\":\"\\u00e9é سلام 🐢\"}",
                "{\r\n  \"a\": [\r\n    1\r\n  ]\r\n}",
                "{}",
            })
    void returnsARecordUnchanged(String record) throws IOException {
        assertThat(texts(record)).containsExactly(record);
        assertThat(texts("[[" + record + "," + record + "]]")).containsExactly(record, record);
    }

    @Test
    void readsAnObjectWhoseInnerObjectsStartALine() throws IOException {
        var record = """
                {"attaches":
                [
                {"a":1},
                {"b":2}
                ],"files":
                {
                }
                }""";
        assertThat(texts(record + "\n" + record)).containsExactly(record, record);
    }

    @Test
    void countsRecords() throws IOException {
        assertThat(read("[{},5,{}]", 100)).extracting(RawRecord::index).containsExactly(0L, 1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":2,\"title\":\"cut he",
                "{\"id\":2,\"title\":\"cut he\\",
                "{\"id\":2,\"title\":",
                "{\"id\":2,",
                "{\"id\":2,\"attaches\":[",
                "{\"id\":2",
                "no JSON, at all {",
                "\"a text that never ends",
            })
    void continuesWithTheNextLineAfterAMalformedOne(String malformed) throws IOException {
        var records = texts("{\"id\":1}\n" + malformed + "\n{\"id\":3}\n");
        assertThat(records).hasSize(3).startsWith("{\"id\":1}").endsWith("{\"id\":3}");
        assertThat(records.get(1).stripTrailing()).isEqualTo(malformed);
    }

    @Test
    void continuesWithTheNextLineIfTheFirstIsMalformed() throws IOException {
        assertThat(texts("{\"id\":1,\"title\":\"cut he\n{\"id\":2}\n"))
                .containsExactly("{\"id\":1,\"title\":\"cut he\n", "{\"id\":2}");
    }

    @Test
    void returnsValuesThatAreNotObjects() throws IOException {
        assertThat(texts("[null,5,-1.5e3,true,\"a, \\\"b]\",{\"a\":1}]"))
                .containsExactly("null", "5", "-1.5e3", "true", "\"a, \\\"b]\"", "{\"a\":1}");
    }

    @Test
    void truncatesARecordThatIsTooLargeAndReadsTheNext() throws IOException {
        assertThat(read("[{\"a\":\"0123456789\"},{\"b\":2}]", 10))
                .extracting(record -> new String(record.bytes(), UTF_8), RawRecord::truncated)
                .containsExactly(tuple("{\"a\":\"0123", true), tuple("{\"b\":2}", false));
    }

    @Test
    void readsARecordOfMaximumSize() throws IOException {
        assertThat(read("{\"a\":1}", 7)).singleElement().matches(record -> !record.truncated());
    }

    @Test
    void readsARecordLargerThanTheBuffer() throws IOException {
        var record = "{\"a\":\"" + "سلام \\\"".repeat(50_000) + "\"}";
        assertThat(texts("[[" + record + "," + record + "]]")).containsExactly(record, record);
    }

    @Test
    void readsInputThatArrivesByteByByte() throws IOException {
        var sent = "[[{\"a\":\"\\\\\\\"}\"},\r\n5,{\"b\":{}}]]".getBytes(UTF_8);
        var trickle = new ByteArrayInputStream(sent) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, 1);
            }
        };
        assertThat(read(trickle, 100))
                .extracting(record -> new String(record.bytes(), UTF_8))
                .containsExactly("{\"a\":\"\\\\\\\"}\"}", "5", "{\"b\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[]]", " [ [ ] ]\n", "[[],[]]"})
    void readsNoRecordFromAnEmptyList(String sent) throws IOException {
        assertThat(texts(sent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t", "\uFEFF"})
    void rejectsEmptyInput(String sent) {
        assertInvalid(sent, "it is empty");
    }

    @Test
    void rejectsHtml() {
        assertInvalid("<!DOCTYPE html><p>Maintenance</p>", "it starts with '<' instead of [ or {");
    }

    @Test
    void rejectsUnprintableInput() {
        assertInvalid("\0\1\2", "it starts with byte 0x00 instead of [ or {");
    }

    @Test
    void namesTheIncompleteRecord() {
        assertInvalid(
                "[{\"a\":1},{\"b\":\"2", "it ends after byte 16, within the record that starts at byte 9", "{\"a\":1}");
    }

    @Test
    void namesTheMissingBrackets() {
        assertInvalid("[[{\"a\":1}", "it ends after byte 9, where ]] is missing", "{\"a\":1}");
    }

    @Test
    void namesTheByteOfAnUnexpectedBracket() {
        assertInvalid("[{\"a\":1}]],{}", "unexpected ] at byte 9", "{\"a\":1}");
    }

    private static void assertInvalid(String sent, String message, String... before) {
        var reader = reader(sent);
        for (var record : before) {
            assertThat(reader).extracting(RecordReaderTest::next).isEqualTo(record);
        }
        assertThatThrownBy(reader::next)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    private static String next(RecordReader reader) {
        try {
            return new String(reader.next().bytes(), UTF_8);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static RecordReader reader(String sent) {
        return new RecordReader(new ByteArrayInputStream(sent.getBytes(UTF_8)), Integer.MAX_VALUE);
    }

    private static List<String> texts(String sent) throws IOException {
        return read(sent, Integer.MAX_VALUE).stream()
                .map(record -> new String(record.bytes(), UTF_8))
                .toList();
    }

    private static List<RawRecord> read(String sent, int maxRecordBytes) throws IOException {
        return read(new ByteArrayInputStream(sent.getBytes(UTF_8)), maxRecordBytes);
    }

    private static List<RawRecord> read(InputStream sent, int maxRecordBytes) throws IOException {
        var reader = new RecordReader(sent, maxRecordBytes);
        var records = new ArrayList<RawRecord>();
        for (var record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }
}
