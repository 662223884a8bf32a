package org.contentgateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** The management interface of the packaged application that a test class starts. */
final class Management {

    /** Free when the tests begin. They start one application after the other. */
    private static final int PORT = freePort();

    private Management() {}

    static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Map.Entry<String, String> setting() {
        return Map.entry("quarkus.management.port", Integer.toString(PORT));
    }

    static ValidatableResponse get(String path) {
        return given().port(PORT).get(path).then();
    }
}
