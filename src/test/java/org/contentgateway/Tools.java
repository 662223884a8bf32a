package org.contentgateway;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Programs and files that a test requires besides the JDK. A missing one skips the test with a message, or fails it
 * where the environment variable {@code TESTS_MUST_RUN} is {@code true}, as in CI.
 */
final class Tools {

    private Tools() {}

    /** Finds a program on the search path or in {@code /usr/sbin}, which is not on every search path. */
    static Path program(String name, String remedy) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name, remedy));
    }

    /** Requires a file or folder that a separate installation step creates. */
    static Path present(Path path, String remedy) {
        return Files.exists(path) ? path : missing(path.toString(), remedy);
    }

    private static Path missing(String what, String remedy) {
        var message = "%s is missing: %s".formatted(what, remedy);
        return Boolean.parseBoolean(System.getenv("TESTS_MUST_RUN")) ? fail(message) : abort(message);
    }
}
