package org.contentgateway.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.ingest.Ingest.gzipped;
import static org.contentgateway.ingest.Ingest.send;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.contentgateway.SignedIn;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.Test;

/** Imports longer than any other request may be. */
@QuarkusTest
class UploadLimitExemptionTest {

    private static final int PORTAL = 1051;
    private static final byte[] LONG = IntStream.rangeClosed(1, 12)
            .mapToObj(id -> new CmsJson(PORTAL, id)
                    .withText("eid", "x".repeat(1_000_000))
                    .toString())
            .collect(joining(",", "[[", "]]"))
            .getBytes(UTF_8);

    @TestHTTPResource("/ingest/contents")
    URI address;

    @Test
    void takesAnImportThatIsLongerThanOtherRequestsMayBe() {
        assertThat(send(LONG).then().statusCode(200).extract().jsonPath().getInt("received"))
                .isEqualTo(12);
    }

    @Test
    void takesOneWhoseLengthIsNotTold() throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", SignedIn.BASIC)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LONG)))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsAGzipBombAsOneRecordThatIsTooLarge() throws Exception {
        var bomb = gzipped(("[{\"a\":\"" + "0".repeat(50_000_000) + "\"}]").getBytes(UTF_8));
        var report = send(bomb).then().statusCode(200).extract().jsonPath();
        assertThat(report.getString("problems[0].code")).isEqualTo("TOO_LARGE");
        assertThat(report.getInt("received")).isEqualTo(1);
    }

    /** It is refused by its length alone: nothing of it needs to be sent. */
    @Test
    void keepsTheLimitOfOtherAddresses() throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n".formatted(LONG.length);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine())
                    .startsWith("HTTP/1.1 413");
        }
    }
}
