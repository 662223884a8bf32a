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
 * @param size in bytes; -1 if unknown
 */
record ImportInput(String name, @Nullable Path path, long size) {

    private static final Set<String> EXTENSIONS = Set.of(".json", ".ndjson", ".gz");

    /** A file or folder is unreadable, or a folder holds no files to import; the message says which. */
    static final class UnreadableException extends Exception {
        UnreadableException(String message) {
            super(message);
        }
    }

    /** Returns the files that the arguments name, including those in folders. */
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
                throw new UnreadableException(path + " contains no .json, .ndjson or .gz files");
            }
            return files;
        } catch (NoSuchFileException missing) {
            throw new UnreadableException(path + " does not exist");
        } catch (IOException failed) {
            throw new UnreadableException(path + " is unreadable: " + failed.getMessage());
        }
    }

    private static boolean holdsRecords(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    private static ImportInput file(Path path) throws IOException, UnreadableException {
        var size = Files.size(path); // fails if the file does not exist
        if (!Files.isReadable(path)) {
            throw new UnreadableException(path + " is unreadable: permission denied");
        }
        return new ImportInput(
                path.toString(), path, Files.isRegularFile(path) ? size : -1); // the size of a pipe is meaningless
    }

    /** Returns the total size in bytes; -1 if one size is unknown. */
    static long totalSize(List<ImportInput> inputs) {
        return inputs.stream().anyMatch(input -> input.size < 0)
                ? -1
                : inputs.stream().mapToLong(ImportInput::size).sum();
    }

    InputStream open() throws UnreadableException {
        try {
            return path == null ? System.in : Files.newInputStream(path);
        } catch (IOException failed) {
            throw new UnreadableException(name + " is unreadable: " + failed.getMessage());
        }
    }
}
