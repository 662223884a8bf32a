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

/** The packaged application, a jar or a native image, as a separate process. */
public final class Packaged {

    /** The exit status and output of a process. */
    public record Result(int status, String out, String err) {}

    /** For a short start: a process that runs for seconds gains nothing from the C2 compiler. */
    private static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private Packaged() {}

    /** Returns the command that starts the application, without arguments. The build's artifact properties name it. */
    public static List<String> command(Map<String, String> settings) {
        var artifact = new Properties();
        try (var file = Files.newInputStream(Path.of("target/quarkus-artifact.properties"))) {
            artifact.load(file);
        } catch (IOException notPackaged) {
            throw new UncheckedIOException(notPackaged);
        }
        var path = Path.of("target").resolve(artifact.getProperty("path")).toString();
        var properties = settings.entrySet().stream()
                .map(setting -> "-D%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toList();
        var command = new ArrayList<String>();
        if (artifact.getProperty("type").equals("native")) {
            command.add(path);
            command.addAll(properties);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(FAST_START);
            command.addAll(properties);
            command.add("-jar");
            command.add(path);
        }
        return command;
    }

    /** Runs a process to its end with the given standard input. */
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
                // The process ended without reading its input.
            }
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("The process does not end: " + command);
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
