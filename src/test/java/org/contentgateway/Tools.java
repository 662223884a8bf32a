package org.contentgateway;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a test needs beside a JDK. Where it is missing the test is skipped and says why; where the environment has
 * {@code TESTS_MUST_RUN=true}, as CI has, it fails.
 */
final class Tools {

    private Tools() {}

    /** A program of the search path, or of the folder for administrators, which is not always on it. */
    static Path program(String name, String remedy) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name, remedy));
    }

    /** A file or folder that something else puts there. */
    static Path present(Path path, String remedy) {
        return Files.exists(path) ? path : missing(path.toString(), remedy);
    }

    private static Path missing(String what, String remedy) {
        var message = "There is no %s here: %s".formatted(what, remedy);
        return Boolean.parseBoolean(System.getenv("TESTS_MUST_RUN")) ? fail(message) : abort(message);
    }
}
