package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses and validates each document once, checks its limits, and caches the result, bounded by their size in memory. Rejected documents are not cached. Caffeine's
 * admission policy keeps documents that recur: documents with inlined values, which never recur, are evicted first.
 */
@ApplicationScoped
class DocumentCache {

    /** The default size of the cache is this fraction of the maximum heap. */
    private static final int DEFAULT_HEAP_FRACTION = 32;

    /** A document can have thousands of errors; a response lists the first ones. */
    private static final int MAX_ERRORS = 20;

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final ParserOptions parserOptions;
    private final Cache<String, PreparedDocument> prepared;

    DocumentCache(GraphQLSchema schema, LimitsConfig limits, DocumentsConfig config) {
        this.schema = schema;
        this.limits = limits;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(limits.document().maxCharacters())
                        .maxTokens(limits.document().maxTokens()));
        this.prepared = newCache(config.cacheSize()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / DEFAULT_HEAP_FRACTION));
    }

    /** @param maxSize in bytes */
    static Cache<String, PreparedDocument> newCache(long maxSize) {
        return Caffeine.newBuilder()
                .maximumWeight(maxSize)
                .<String, PreparedDocument>weigher((text, document) -> document.weight())
                .build();
    }

    /** The document if it is cached, else null. */
    @Nullable
    PreparedDocument getIfCached(String text) {
        return prepared.getIfPresent(text);
    }

    /** Returns the document of a text; its errors tell whether it can be executed. */
    PreparedDocument get(String text) {
        var cached = prepared.getIfPresent(text);
        if (cached != null) {
            return cached;
        }
        var document = prepare(text);
        if (document.errors().isEmpty()) {
            prepared.put(text, document);
        }
        return document;
    }

    static Map<String, FragmentDefinition> fragments(Document document) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(toMap(FragmentDefinition::getName, fragment -> fragment, (first, duplicate) -> first));
    }

    private PreparedDocument prepare(String text) {
        var digest = Sha256.digest(text.getBytes(UTF_8));
        if (text.length() > limits.document().maxCharacters()) {
            return PreparedDocument.rejected(
                    text,
                    digest,
                    RequestException.rejected(
                                    ErrorCode.BAD_REQUEST,
                                    String.format(
                                            Locale.ROOT,
                                            "Document length %d exceeds the limit of %d characters. Send a shorter document, or raise gateway.limits.document.max-characters.",
                                            text.length(),
                                            limits.document().maxCharacters()))
                            .errors());
        }
        var parsed = ParseAndValidate.parse(ExecutionInput.newExecutionInput(text)
                .graphQLContext(Map.of(ParserOptions.class, parserOptions))
                .locale(Locale.ROOT)
                .build());
        if (parsed.isFailure()) {
            return PreparedDocument.rejected(text, digest, first(parsed.getErrors()));
        }
        var document = parsed.getDocument();
        if (UnsupportedCharacters.occurIn(text, document)) {
            return PreparedDocument.rejected(
                    text,
                    digest,
                    RequestException.rejected(
                                    ErrorCode.BAD_REQUEST,
                                    "The document contains U+0000 or a lone surrogate. Remove it: no stored text has such a character.")
                            .errors());
        }
        var errors = errors(document);
        return errors.isEmpty()
                ? new PreparedDocument(
                        text, digest, document, fragments(document), NullVariables.candidates(schema, document), errors)
                : PreparedDocument.rejected(text, digest, errors);
    }

    /** Checks the limits first: validation of a document beyond them is wasted work. */
    private List<GraphQLError> errors(Document document) {
        try {
            check(
                    document.getDefinitionsOfType(FragmentDefinition.class).size(),
                    limits.fragments(),
                    ErrorCode.TOO_MANY_FRAGMENTS,
                    "%d fragments exceed the limit of %d. Send several requests, or raise gateway.limits.fragments.");
            var fields = 0;
            for (var size : QuerySize.of(document)) {
                check(size);
                fields = QuerySize.sum(fields, size.fields());
            }
            check(
                    fields,
                    limits.fields(),
                    ErrorCode.TOO_MANY_FIELDS,
                    "%d fields exceed the limit of %d. Send several requests, or raise gateway.limits.fields.");
        } catch (RequestException exceeded) {
            return exceeded.errors();
        }
        return first(ParseAndValidate.validate(schema, document, Locale.ROOT));
    }

    private void check(QuerySize size) throws RequestException {
        check(
                size.depth(),
                limits.depth(),
                ErrorCode.QUERY_TOO_DEEP,
                "Query depth %d exceeds the limit of %d. Split the query, or raise gateway.limits.depth.");
        check(
                size.rootFields(),
                limits.rootFields(),
                ErrorCode.TOO_MANY_ROOT_FIELDS,
                "%d root fields exceed the limit of %d. Send several requests, or raise gateway.limits.root-fields.");
        check(
                size.aliases(),
                limits.aliases(),
                ErrorCode.TOO_MANY_ALIASES,
                "%d aliases exceed the limit of %d. Send several requests, or raise gateway.limits.aliases.");
        check(
                size.directives(),
                limits.directives(),
                ErrorCode.TOO_MANY_DIRECTIVES,
                "%d directives exceed the limit of %d. Remove some, or raise gateway.limits.directives.");
    }

    private static void check(int value, int limit, ErrorCode code, String message) throws RequestException {
        if (value > limit) {
            throw RequestException.rejected(code, String.format(Locale.ROOT, message, value, limit));
        }
    }

    private static List<GraphQLError> first(List<? extends GraphQLError> errors) {
        return List.copyOf(errors.subList(0, Math.min(MAX_ERRORS, errors.size())));
    }
}
