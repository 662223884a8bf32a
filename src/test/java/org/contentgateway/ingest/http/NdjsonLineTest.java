package org.contentgateway.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.contentgateway.ingest.RecordReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonLineTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\\/\\n\"} , {\"a\":\"b\\/\\n\"}",
                "{⏎\t\"a\":⏎1␍⏎} , `{ \t\"a\": 1  }`",
                "{\"a\":\"one⏎two␍\"} , {\"a\":\"one\\ntwo\\r\"}",
                "{\"a\":\"\\\\⏎\"} , {\"a\":\"\\\\\\n\"}",
                "{\"a\":\"\\⏎\"} , {\"a\":\"\\n\"}",
                "{\"a\":\"\\\"⏎\"⏎} , `{\"a\":\"\\\"\\n\" }`",
                "5 , 5",
            })
    void writesARecordAsOneLine(String record, String line) throws IOException {
        assertThat(line(record.replace('⏎', '\n').replace('␍', '\r'))).isEqualTo(line + "\n");
    }

    @Test
    void preservesBytesThatAreNotUtf8() throws IOException {
        var record = new byte[] {'{', (byte) 0xFF, 0, (byte) 0xC3, '}'};
        var out = new ByteArrayOutputStream();
        NdjsonLine.write(record, out);
        assertThat(out.toByteArray()).startsWith(record).hasSize(6);
    }

    @Property
    void preservesTheMeaningOfARecord(@ForAll String key, @ForAll String value) throws IOException {
        var json = new ObjectMapper();
        var object = json.createObjectNode().put(key, value).put("b", 1);
        var pretty = json.writerWithDefaultPrettyPrinter().writeValueAsString(object);
        var reader = new RecordReader(new ByteArrayInputStream(line(pretty).getBytes(UTF_8)), 1 << 20);
        var record = reader.next();
        assertThat(json.readTree(record.bytes())).isEqualTo(json.readTree(pretty.getBytes(UTF_8)));
        assertThat(reader.next()).isNull();
    }

    @Property
    void writesOneLineForAnyContent(@ForAll @CharRange(from = '\0', to = '~') String record) throws IOException {
        var line = line(record);
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(line).doesNotContain("\r");
        if (record.indexOf('\n') < 0 && record.indexOf('\r') < 0) {
            assertThat(line).isEqualTo(record + "\n");
        }
    }

    private static String line(String record) throws IOException {
        var out = new ByteArrayOutputStream();
        NdjsonLine.write(record.getBytes(UTF_8), out);
        return out.toString(UTF_8);
    }
}
