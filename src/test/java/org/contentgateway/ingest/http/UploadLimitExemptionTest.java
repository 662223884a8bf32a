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

/** Imports that exceed the body limit of other requests. */
@QuarkusTest
class UploadLimitExemptionTest {

    private static final int PORTAL = 1051;
    private static final byte[] LARGE_BODY = IntStream.rangeClosed(1, 12)
            .mapToObj(id -> new CmsJson(PORTAL, id)
                    .withText("eid", "x".repeat(1_000_000))
                    .toString())
            .collect(joining(",", "[[", "]]"))
            .getBytes(UTF_8);

    @TestHTTPResource("/ingest/contents")
    URI uri;

    @Test
    void importsABodyAboveTheLimit() {
        assertThat(send(LARGE_BODY).then().statusCode(200).extract().jsonPath().getInt("received"))
                .isEqualTo(12);
    }

    @Test
    void importsABodyOfUnknownLength() throws Exception {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", SignedIn.BASIC)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE_BODY)))
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

    /** The Content-Length header is enough for the rejection: no body is sent. */
    @Test
    void keepsTheLimitOfOtherPaths() throws IOException {
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                    .formatted(LARGE_BODY.length);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine())
                    .startsWith("HTTP/1.1 413");
        }
    }
}
