package org.contentgateway.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A parsed Markdown file of the repository. */
record Markdown(Path path, Node document) {

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    static Markdown of(Path path, String text) {
        return new Markdown(path, PARSER.parse(text));
    }

    /** All files of the repository, README.md first. */
    static List<Markdown> all() throws IOException {
        var files = new ArrayList<Markdown>();
        try (var paths = Files.walk(Path.of(""))) {
            for (var path : paths.filter(Markdown::isOurs).sorted().toList()) {
                files.add(of(path, Files.readString(path)));
            }
        }
        files.sort((one, other) -> Boolean.compare(isReadme(other), isReadme(one)));
        return files;
    }

    private static boolean isOurs(Path path) {
        for (var part : path) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return path.toString().endsWith(".md");
    }

    private static boolean isReadme(Markdown file) {
        return file.path.equals(Path.of("README.md"));
    }

    /** All nodes of a type in document order. */
    <N extends Node> List<N> all(Class<N> type) {
        var found = new ArrayList<N>();
        collect(document, type, found);
        return found;
    }

    private static <N extends Node> void collect(Node node, Class<N> type, List<N> found) {
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, type, found);
        }
    }
}
