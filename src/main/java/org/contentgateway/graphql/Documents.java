package org.contentgateway.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepares documents, each once: parsed, held against the limits, validated. What was prepared is kept, bounded by the
 * length of the texts. Caffeine lets in what comes again: clients that write their values into documents fill it with
 * texts that never come back, and these go before the ones that do.
 */
@ApplicationScoped
class Documents {

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final ParserOptions parserOptions;
    private final Cache<String, PreparedDocument> prepared;

    Documents(GraphQLSchema schema, LimitsConfig limits, DocumentsConfig config) {
        this.schema = schema;
        this.limits = limits;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(limits.document().maxCharacters())
                        .maxTokens(limits.document().maxTokens()));
        this.prepared = Caffeine.newBuilder()
                .maximumWeight(config.cacheSize().asLongValue())
                .<String, PreparedDocument>weigher((text, document) -> text.length())
                .build();
    }

    /** A document if it has been prepared already: costs nothing. */
    @Nullable
    PreparedDocument ifPrepared(String text) {
        return prepared.getIfPresent(text);
    }

    /** A document by its text; what is wrong with it is among its errors. */
    PreparedDocument of(String text) {
        return prepared.get(text, this::prepare);
    }

    static Map<String, FragmentDefinition> fragments(Document document) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(toMap(FragmentDefinition::getName, fragment -> fragment, (one, same) -> one));
    }

    private PreparedDocument prepare(String text) {
        var digest = Sha256.of(text.getBytes(UTF_8));
        if (text.length() > limits.document().maxCharacters()) {
            return new PreparedDocument(
                    text,
                    digest,
                    null,
                    Map.of(),
                    errors(RequestException.refused(
                            Code.BAD_REQUEST,
                            "query: a document has at most %d characters, not %d."
                                    .formatted(limits.document().maxCharacters(), text.length()))));
        }
        var parsed = ParseAndValidate.parse(ExecutionInput.newExecutionInput(text)
                .graphQLContext(Map.of(ParserOptions.class, parserOptions))
                .locale(Locale.ROOT)
                .build());
        if (parsed.isFailure()) {
            return new PreparedDocument(text, digest, null, Map.of(), formatted(parsed.getErrors()));
        }
        var document = parsed.getDocument();
        return new PreparedDocument(text, digest, document, fragments(document), errors(document));
    }

    /** Against the limits first: what is beyond them is not worth validating. */
    private List<Map<String, Object>> errors(Document document) {
        try {
            for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
                check(Measure.of(operation, document));
            }
        } catch (RequestException beyond) {
            return beyond.errors();
        }
        return formatted(ParseAndValidate.validate(schema, document, Locale.ROOT));
    }

    private void check(Measure measure) throws RequestException {
        check(
                measure.depth(),
                limits.depth(),
                Code.QUERY_TOO_DEEP,
                "query: fields lie %d deep, at most %d are answered. Ask for less at a time.");
        check(
                measure.rootFields(),
                limits.rootFields(),
                Code.TOO_MANY_ROOT_FIELDS,
                "query: it selects %d fields of the query type, at most %d are answered. Ask in several requests.");
        check(
                measure.aliases(),
                limits.aliases(),
                Code.TOO_MANY_ALIASES,
                "query: it gives other names to %d fields, at most %d are answered. Ask in several requests.");
        check(
                measure.directives(),
                limits.directives(),
                Code.TOO_MANY_DIRECTIVES,
                "query: it uses %d directives, at most %d are answered.");
    }

    private static void check(int is, int atMost, Code code, String message) throws RequestException {
        if (is > atMost) {
            throw RequestException.refused(code, message.formatted(is, atMost));
        }
    }

    private static List<Map<String, Object>> errors(RequestException refused) {
        return refused.errors();
    }

    private static List<Map<String, Object>> formatted(List<? extends GraphQLError> errors) {
        return errors.stream().limit(MAX_ERRORS).map(Failures::ofRequest).toList();
    }

    /** A document can have thousands of mistakes; nobody reads them all. */
    private static final int MAX_ERRORS = 20;
}
