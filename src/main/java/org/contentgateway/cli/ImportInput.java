package org.contentgateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file to import.
 *
 * @param path null for standard input
 * @param size in bytes; -1 where it is not known
 */
record ImportInput(String name, @Nullable Path path, long size) {

    private static final Set<String> EXTENSIONS = Set.of(".json", ".ndjson", ".gz");

    /** It can't be read, or holds nothing to read; the message says so. */
    static final class UnreadableException extends Exception {
        UnreadableException(String message) {
            super(message);
        }
    }

    /** The files that arguments name, folders opened. */
    static List<ImportInput> of(List<String> arguments) throws UnreadableException {
        var inputs = new ArrayList<ImportInput>();
        for (var argument : arguments) {
            if (argument.equals("-")) {
                inputs.add(new ImportInput("-", null, -1));
            } else {
                inputs.addAll(of(Path.of(argument)));
            }
        }
        return inputs;
    }

    private static List<ImportInput> of(Path path) throws UnreadableException {
        try {
            if (!Files.isDirectory(path)) {
                return List.of(file(path));
            }
            var files = new ArrayList<ImportInput>();
            try (Stream<Path> children = Files.list(path)) {
                for (var child :
                        children.filter(ImportInput::holdsRecords).sorted().toList()) {
                    files.add(file(child));
                }
            }
            if (files.isEmpty()) {
                throw new UnreadableException(path + " holds no .json, .ndjson or .gz");
            }
            return files;
        } catch (NoSuchFileException missing) {
            throw new UnreadableException(path + " is not there");
        } catch (IOException failed) {
            throw new UnreadableException(path + " can't be read: " + failed.getMessage());
        }
    }

    private static boolean holdsRecords(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    private static ImportInput file(Path path) throws IOException, UnreadableException {
        var size = Files.size(path); // fails where nothing is there
        if (!Files.isReadable(path)) {
            throw new UnreadableException(path + " may not be read");
        }
        return new ImportInput(path.toString(), path, Files.isRegularFile(path) ? size : -1); // a pipe's means nothing
    }

    /** In bytes; -1 where it is not known. */
    static long totalSize(List<ImportInput> inputs) {
        return inputs.stream().anyMatch(input -> input.size < 0)
                ? -1
                : inputs.stream().mapToLong(ImportInput::size).sum();
    }

    InputStream open() throws UnreadableException {
        try {
            return path == null ? System.in : Files.newInputStream(path);
        } catch (IOException failed) {
            throw new UnreadableException(name + " can't be read: " + failed.getMessage());
        }
    }
}
