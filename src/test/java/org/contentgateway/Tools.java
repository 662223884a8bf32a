package org.contentgateway;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Programs that tests need besides a JDK. If one is missing the test is skipped with the reason, or fails if the environment
 * has {@code TESTS_MUST_RUN=true}, as in CI.
 */
final class Tools {

    private Tools() {}

    /** Finds a program on the search path or in /usr/sbin, which is not always on it. */
    static Path program(String name, String remedy) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name, remedy));
    }

    /** Returns a file or folder that must exist. */
    static Path present(Path path, String remedy) {
        return Files.exists(path) ? path : missing(path.toString(), remedy);
    }

    private static Path missing(String what, String remedy) {
        var message = "%s is missing: %s".formatted(what, remedy);
        return Boolean.parseBoolean(System.getenv("TESTS_MUST_RUN")) ? fail(message) : abort(message);
    }
}
