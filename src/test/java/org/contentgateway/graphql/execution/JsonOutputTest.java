package org.contentgateway.graphql.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOutputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "\"", "\\", "a\"b\\c", "\b\t\n\f\r", "\u0000\u001f\u007f", "سلام", "😀", "\u2028"})
    void escapesWhatJsonRequires(String text) {
        assertThat(written(text)).isEqualTo(expected(text));
    }

    @Property
    void equalsJackson(@ForAll String text) {
        // Without lone surrogates, and without characters beyond 16 bits, which Jackson escapes.
        var valid = new String(text.getBytes(UTF_8), UTF_8).replaceAll("[^\\x{0}-\\x{FFFF}]", "");
        assertThat(written(valid)).isEqualTo(expected(valid));
    }

    @Test
    void growsWithItsContent() {
        var text = "x\n".repeat(100_000);
        assertThat(written(text)).isEqualTo(expected(text));
    }

    private static String written(String text) {
        var out = new JsonOutput(0);
        out.writeString(text);
        return new String(out.toByteArray(), UTF_8);
    }

    private static String expected(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsUTF8(text), UTF_8) + '"';
    }
}
