package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of the document that a request references: a trusted document by its id, or an automatic persisted query
 * by its hash. Automatic persisted queries are cached in this process only, within a bound: after a miss the client sends
 * the text again.
 */
@Startup // so that an invalid trusted document fails the start and not a request
@ApplicationScoped
class PersistedDocuments {

    /** An entry without its text: the hash and the cache's node. PersistedDocumentWeightTest checks it. */
    private static final int ENTRY_BYTES = 250;

    private final DocumentsConfig config;
    private final TrustedDocuments trusted;
    private final Cache<String, String> persisted;

    PersistedDocuments(DocumentsConfig config, DocumentCache documents) {
        this.config = config;
        this.trusted = config.folder().map(folder -> load(folder, documents)).orElse(TrustedDocuments.NONE);
        if (config.strict() && trusted.all().isEmpty()) {
            throw new ConfigurationException("gateway.documents.strict is true, but there are no trusted documents. "
                    + "Set gateway.documents.folder to a folder with .graphql files or manifests.");
        }
        this.persisted = newCache(config.persistedCacheSize().asLongValue());
    }

    /** @param maxSize in bytes */
    static Cache<String, String> newCache(long maxSize) {
        return Caffeine.newBuilder()
                .maximumWeight(maxSize)
                .<String, String>weigher((hash, text) -> ENTRY_BYTES + PreparedDocument.bytes(text))
                .build();
    }

    private static TrustedDocuments load(Path folder, DocumentCache documents) {
        try {
            var trusted = TrustedDocuments.load(folder);
            var invalid = trusted.all().stream()
                    .filter(entry -> !documents.get(entry.getValue()).errors().isEmpty())
                    .map(entry -> String.format(
                            Locale.ROOT,
                            "document %s is invalid: %s",
                            entry.getKey(),
                            documents.get(entry.getValue()).errors().get(0).getMessage()))
                    .collect(Collectors.joining("; "));
            if (!invalid.isEmpty()) {
                throw new IllegalArgumentException(invalid);
            }
            return trusted;
        } catch (IllegalArgumentException unusable) {
            throw new ConfigurationException("gateway.documents.folder: " + unusable.getMessage(), unusable);
        }
    }

    /** Returns the text of the document that a request executes. */
    String text(GraphQLRequest request) throws RequestException {
        if (request.documentId() != null) {
            return textById(request.documentId());
        }
        if (request.query() == null) {
            return textByHash(requestedHash(request));
        }
        if (config.strict() && !trusted.contains(request.query())) {
            throw RequestException.rejected(
                    ErrorCode.DOCUMENT_NOT_TRUSTED,
                    "query is not a trusted document. Send the documentId of a trusted document.");
        }
        if (request.sha256Hash() != null && !requestedHash(request).equals(sha256(request.query()))) {
            throw RequestException.malformed(
                    "extensions.persistedQuery.sha256Hash does not match query. Expected: the SHA-256 of query in UTF-8, in hexadecimal.");
        }
        return request.query();
    }

    /**
     * Registers an automatic persisted query if the request has both its text and its hash. Call it for valid documents only.
     * The key is computed here, so that no text is ever stored under the hash of another.
     */
    void register(GraphQLRequest request) {
        if (request.query() != null
                && request.sha256Hash() != null
                && config.persistedCacheSize().asLongValue() > 0) {
            persisted.put(sha256(request.query()), request.query());
        }
    }

    /** Whether a text is that of a trusted document. */
    boolean isTrusted(String text) {
        return trusted.contains(text);
    }

    private String textById(String id) throws RequestException {
        var text = trusted.text(id);
        if (text == null) {
            throw RequestException.rejected(
                    ErrorCode.PERSISTED_QUERY_NOT_FOUND,
                    "documentId not found. Expected: the id of a trusted document.");
        }
        return text;
    }

    private String textByHash(String hash) throws RequestException {
        @Nullable String text = trusted.textByHash(hash);
        if (text == null && !config.strict()) {
            text = persisted.getIfPresent(hash);
        }
        if (text == null) {
            // Apollo's clients recognize this exact message and send the text.
            throw RequestException.rejected(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        return text;
    }

    private static String requestedHash(GraphQLRequest request) {
        return String.valueOf(request.sha256Hash()).toLowerCase(Locale.ROOT);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.digest(text.getBytes(UTF_8)));
    }
}
