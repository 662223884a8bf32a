package org.contentgateway.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.contentgateway.ingest.format.cms.CmsJson;

/** Sends imports to the gateway. */
public final class Ingest {

    private Ingest() {}

    public static Response send(byte[] sent) {
        return given().contentType("application/json").body(sent).post("/ingest/contents");
    }

    public static Response send(CmsJson... records) {
        return send(Arrays.stream(records)
                .map(CmsJson::toString)
                .collect(Collectors.joining(",", "[[", "]]"))
                .getBytes(UTF_8));
    }

    /** Returns the report of a successful request. */
    public static String report(Response response) {
        return response.then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();
    }

    public static byte[] gzipped(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
