package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.contentgateway.ingest.Ingest.gzipped;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipDetectorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[[{\"a\":1}]]"})
    void leavesAsItIsWhatIsNotGzipped(String sent) throws IOException {
        assertThat(unpacked(stream(sent.getBytes(UTF_8)))).isEqualTo(sent);
    }

    @Test
    void unpacksWhatIsGzipped() throws IOException {
        assertThat(unpacked(stream(gzipped("{}".getBytes(UTF_8))))).isEqualTo("{}");
    }

    /** Where one ends, nothing of the next may have arrived yet. */
    @Test
    void unpacksMembersThatArriveOneByOne() throws IOException {
        var first = stream(gzipped("{\"a\":1}".getBytes(UTF_8)));
        var second = stream(gzipped("{\"b\":2}".getBytes(UTF_8)));
        assertThat(unpacked(new SequenceInputStream(first, second))).isEqualTo("{\"a\":1}{\"b\":2}");
    }

    @Test
    void findsThatTheEndIsMissing() throws IOException {
        var whole = gzipped("{\"a\":1}".getBytes(UTF_8));
        var cut = stream(Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(EOFException.class);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String unpacked(InputStream in) throws IOException {
        return new String(GzipDetector.unpacked(in).readAllBytes(), UTF_8);
    }
}
