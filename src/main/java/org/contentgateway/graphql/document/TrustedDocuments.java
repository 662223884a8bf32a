package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a folder, which clients name instead of sending them. A {@code .graphql} file has the id of its path,
 * {@code web/feed}, and {@code sha256:} with the digest of its text; a {@code .json} file is a manifest as Relay's compiler
 * ({@code {"id": "text"}}) or Apollo's ({@code {"operations": [{"id": ..., "body": ...}]}}) writes it.
 */
final class TrustedDocuments {

    static final TrustedDocuments NONE = new TrustedDocuments(Map.of());

    private static final String SHA256 = "sha256:";

    private final Map<String, String> byId;
    private final Set<String> texts;

    private TrustedDocuments(Map<String, String> byId) {
        this.byId = byId;
        this.texts = Set.copyOf(byId.values());
    }

    /**
     * Reads a folder, and those in it.
     *
     * @throws IllegalArgumentException that names the file and what is wrong with it
     */
    static TrustedDocuments in(Path folder) {
        var byId = new HashMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".graphql")) {
                    add(byId, name.substring(0, name.length() - ".graphql".length()), Files.readString(file));
                } else if (name.endsWith(".json")) {
                    manifest(Files.readString(file)).forEach((id, text) -> add(byId, id, text));
                }
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "%s holds a manifest that is no JSON: %s".formatted(folder, broken.getOriginalMessage()), broken);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("%s can't be read: %s".formatted(folder, unreadable), unreadable);
        }
        return new TrustedDocuments(Map.copyOf(byId));
    }

    private static void add(Map<String, String> byId, String id, String text) {
        var other = byId.put(id, text);
        if (other != null && !other.equals(text)) {
            throw new IllegalArgumentException("two documents have the id " + id);
        }
        byId.put(SHA256 + HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8))), text);
    }

    private static Map<String, String> manifest(String json) throws IOException {
        var documents = new HashMap<String, String>();
        var manifest = new ObjectMapper().readTree(json);
        if (manifest.path("operations").isArray()) {
            for (JsonNode operation : manifest.get("operations")) {
                documents.put(
                        operation.path("id").asText(), operation.path("body").asText());
            }
        } else {
            manifest.properties()
                    .forEach(entry ->
                            documents.put(entry.getKey(), entry.getValue().asText()));
        }
        return documents;
    }

    /** The text of a document; null where none has the id. */
    @Nullable
    String text(String id) {
        return byId.get(id);
    }

    /** The text of a document by the digest of it, in hexadecimal. */
    @Nullable
    String textByHash(String hash) {
        var text = byId.get(SHA256 + hash);
        return text != null ? text : byId.get(hash);
    }

    boolean contains(String text) {
        return texts.contains(text);
    }

    /** Each once, by one of its ids. */
    List<Map.Entry<String, String>> all() {
        return byId.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(SHA256))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }
}
