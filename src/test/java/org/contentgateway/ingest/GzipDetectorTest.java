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
    void returnsPlainInputUnchanged(String sent) throws IOException {
        assertThat(decompressed(stream(sent.getBytes(UTF_8)))).isEqualTo(sent);
    }

    @Test
    void decompressesGzip() throws IOException {
        assertThat(decompressed(stream(gzipped("{}".getBytes(UTF_8))))).isEqualTo("{}");
    }

    /** At the end of one member, no byte of the next may have arrived yet. */
    @Test
    void decompressesMembersThatArriveSeparately() throws IOException {
        var first = stream(gzipped("{\"a\":1}".getBytes(UTF_8)));
        var second = stream(gzipped("{\"b\":2}".getBytes(UTF_8)));
        assertThat(decompressed(new SequenceInputStream(first, second))).isEqualTo("{\"a\":1}{\"b\":2}");
    }

    @Test
    void failsOnTruncatedGzip() throws IOException {
        var whole = gzipped("{\"a\":1}".getBytes(UTF_8));
        var cut = stream(Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> decompressed(cut)).isInstanceOf(EOFException.class);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String decompressed(InputStream in) throws IOException {
        return new String(GzipDetector.decompressed(in).readAllBytes(), UTF_8);
    }
}
