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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trusted documents of a folder, which clients reference by id instead of sending the text. The id of a
 * {@code .graphql} file is its path without the extension, such as {@code web/feed}, or {@code sha256:} and the digest of
 * its text. A {@code .json} file is a manifest in the format of Relay's compiler ({@code {"id": "text"}}) or of Apollo
 * ({@code {"operations": [{"id": ..., "body": ...}]}}).
 */
final class TrustedDocuments {

    static final TrustedDocuments NONE = new TrustedDocuments(Map.of());

    private static final String SHA256_PREFIX = "sha256:";

    private final Map<String, String> byId;
    private final Set<String> texts;

    private TrustedDocuments(Map<String, String> byId) {
        this.byId = byId;
        this.texts = Set.copyOf(byId.values());
    }

    /**
     * Loads a folder and its subfolders.
     *
     * @throws IllegalArgumentException if a file can't be read, a manifest is not valid JSON, or two documents share an id
     */
    static TrustedDocuments load(Path folder) {
        var byId = new HashMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".graphql")) {
                    add(byId, name.substring(0, name.length() - ".graphql".length()), Files.readString(file));
                } else if (name.endsWith(".json")) {
                    parseManifest(Files.readString(file)).forEach((id, text) -> add(byId, id, text));
                }
            }
        } catch (JacksonException invalid) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s contains a manifest that is not valid JSON: %s",
                            folder,
                            invalid.getOriginalMessage()),
                    invalid);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s can't be read: %s", folder, unreadable), unreadable);
        }
        return new TrustedDocuments(Map.copyOf(byId));
    }

    private static void add(Map<String, String> byId, String id, String text) {
        var other = byId.put(id, text);
        if (other != null && !other.equals(text)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "Duplicate document id %s. Give each document its own id.", id));
        }
        byId.put(SHA256_PREFIX + HexFormat.of().formatHex(Sha256.digest(text.getBytes(UTF_8))), text);
    }

    private static Map<String, String> parseManifest(String json) throws IOException {
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

    /** Returns the text of the document with this id; null if there is none. */
    @Nullable
    String text(String id) {
        return byId.get(id);
    }

    /** Returns the text of the document with this SHA-256 in hexadecimal; null if there is none. */
    @Nullable
    String textByHash(String hash) {
        var text = byId.get(SHA256_PREFIX + hash);
        return text != null ? text : byId.get(hash);
    }

    boolean contains(String text) {
        return texts.contains(text);
    }

    /** Returns the documents by their ids, without those of the form {@code sha256:...}. */
    List<Map.Entry<String, String>> all() {
        return byId.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(SHA256_PREFIX))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }
}
