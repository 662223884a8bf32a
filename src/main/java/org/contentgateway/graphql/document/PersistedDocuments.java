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
 * Finds the text of a document that a request only names: a trusted one by its id, or one that a client had persisted by
 * its hash (Apollo's automatic persisted queries). What clients persist is bounded and of this process alone: a client
 * that is told of a miss sends the text again.
 */
@Startup // so that a trusted document which the schema can't answer ends the start, not a request
@ApplicationScoped
class PersistedDocuments {

    private final DocumentsConfig config;
    private final TrustedDocuments trusted;
    private final Cache<String, String> persisted;

    PersistedDocuments(DocumentsConfig config, DocumentCache documents) {
        this.config = config;
        this.trusted = config.folder().map(folder -> checked(folder, documents)).orElse(TrustedDocuments.NONE);
        if (config.strict() && trusted.all().isEmpty()) {
            throw new ConfigurationException("gateway.documents.strict: no document is trusted, so none could be "
                    + "executed. Set gateway.documents.folder to a folder that holds some.");
        }
        this.persisted = Caffeine.newBuilder()
                .maximumWeight(config.persistedCacheSize().asLongValue())
                .<String, String>weigher((hash, text) -> hash.length() + text.length())
                .build();
    }

    private static TrustedDocuments checked(Path folder, DocumentCache documents) {
        try {
            var trusted = TrustedDocuments.in(folder);
            var wrong = trusted.all().stream()
                    .filter(entry -> !documents.get(entry.getValue()).errors().isEmpty())
                    .map(entry -> "%s: %s"
                            .formatted(
                                    entry.getKey(),
                                    documents
                                            .get(entry.getValue())
                                            .errors()
                                            .get(0)
                                            .getMessage()))
                    .collect(Collectors.joining("; "));
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException(wrong);
            }
            return trusted;
        } catch (IllegalArgumentException unusable) {
            throw new ConfigurationException("gateway.documents.folder: " + unusable.getMessage(), unusable);
        }
    }

    /** The text of the document that a request means. */
    String text(GraphQLRequest request) throws RequestException {
        if (request.documentId() != null) {
            return byId(request.documentId());
        }
        if (request.query() == null) {
            return byHash(hash(request));
        }
        if (config.strict() && !trusted.contains(request.query())) {
            throw RequestException.rejected(
                    ErrorCode.DOCUMENT_NOT_TRUSTED,
                    "query: only trusted documents are executed here. Send the documentId of one.");
        }
        if (request.sha256Hash() != null && !hash(request).equals(hashOf(request.query()))) {
            throw RequestException.malformed(
                    "extensions.persistedQuery.sha256Hash: it is not the hash of query. Send the SHA-256 of its UTF-8.");
        }
        return request.query();
    }

    /** Keeps the text of a request that also sent its hash. Of documents with errors none is kept. */
    void keep(GraphQLRequest request) {
        if (request.query() != null
                && request.sha256Hash() != null
                && config.persistedCacheSize().asLongValue() > 0) {
            persisted.put(hash(request), request.query());
        }
    }

    private String byId(String id) throws RequestException {
        var text = trusted.text(id);
        if (text == null) {
            throw RequestException.rejected(
                    ErrorCode.PERSISTED_QUERY_NOT_FOUND, "documentId: no trusted document has this id.");
        }
        return text;
    }

    private String byHash(String hash) throws RequestException {
        @Nullable String text = trusted.textByHash(hash);
        if (text == null && !config.strict()) {
            text = persisted.getIfPresent(hash);
        }
        if (text == null) {
            // The very words by which Apollo's clients know that they have to send the text too.
            throw RequestException.rejected(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        return text;
    }

    private static String hash(GraphQLRequest request) {
        return String.valueOf(request.sha256Hash()).toLowerCase(Locale.ROOT);
    }

    private static String hashOf(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
    }
}
