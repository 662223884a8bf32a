package org.contentgateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the packaged application, a jar or a native image, as a separate process. */
public final class Packaged {

    /** The result of a finished process. */
    public record Result(int status, String out, String err) {}

    /** JVM options, as the build sets them for Quarkus too; empty for a native image. */
    private static final List<String> JVM_OPTIONS = Stream.of(
                    System.getProperty("quarkus.test.arg-line", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private Packaged() {}

    /** The build's description of its artifact. */
    private static Properties artifact() {
        var artifact = new Properties();
        try (var file = Files.newInputStream(Path.of("target/quarkus-artifact.properties"))) {
            artifact.load(file);
        } catch (IOException notPackaged) {
            throw new UncheckedIOException(notPackaged);
        }
        return artifact;
    }

    /** Whether the application is a native image. */
    public static boolean isNative() {
        return artifact().getProperty("type").equals("native");
    }

    /** The command line without arguments. */
    public static List<String> command(Map<String, String> settings) {
        var artifact = artifact();
        var path = Path.of("target").resolve(artifact.getProperty("path")).toString();
        var properties = settings.entrySet().stream()
                .map(setting -> "-D%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toList();
        var command = new ArrayList<String>();
        if (isNative()) {
            command.add(path);
            command.addAll(properties);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM_OPTIONS);
            command.addAll(properties);
            command.add("-jar");
            command.add(path);
        }
        return command;
    }

    /** Runs a process with the given standard input until it exits. */
    public static Result run(List<String> command, byte[] input) throws IOException, InterruptedException {
        var out = Files.createTempFile("out", null);
        var err = Files.createTempFile("err", null);
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException notRead) {
                // It exited without reading its input.
            }
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("it does not end: " + command);
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
