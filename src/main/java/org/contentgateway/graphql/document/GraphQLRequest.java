package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request as the client sent it. At least one of query, documentId and sha256Hash is present.
 *
 * @param query text of a document
 * @param documentId id of a trusted document
 * @param sha256Hash SHA-256 of an automatic persisted query, in hexadecimal
 * @param operationName null if the document has only one operation
 * @param variables empty if absent
 * @param readOnly whether only queries are allowed, as in a GET request
 */
public record GraphQLRequest(
        @Nullable String query,
        @Nullable String documentId,
        @Nullable String sha256Hash,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        boolean readOnly) {

    private static final int MAX_NESTING = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Parses the JSON of a request body: an object, or an array in case of a batch. */
    public static Object parseJson(byte[] body) throws RequestException {
        if (body.length == 0) {
            throw RequestException.malformed("The request body is empty. Expected: {\"query\": \"...\"}.");
        }
        return parse("The request body", body);
    }

    /** Creates a request from the JSON value in the body of a POST request. */
    public static GraphQLRequest fromBody(@Nullable Object body) throws RequestException {
        if (!(body instanceof Map<?, ?> map)) {
            throw RequestException.malformed(
                    "The request is not a JSON object. Expected: an object such as {\"query\": \"...\"}.");
        }
        return fromMap(map, false);
    }

    /**
     * Creates a request from the URL parameters of a GET request.
     *
     * @param parameter returns the decoded value of a parameter; null if it is absent
     */
    public static GraphQLRequest fromParameters(UnaryOperator<@Nullable String> parameter) throws RequestException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var name : List.of("query", "documentId", "operationName")) {
            map.put(name, parameter.apply(name));
        }
        for (var name : List.of("variables", "extensions")) {
            var value = parameter.apply(name);
            map.put(name, value == null || value.isEmpty() ? null : parse(name, value.getBytes(UTF_8)));
        }
        return fromMap(map, true);
    }

    private static GraphQLRequest fromMap(Map<?, ?> map, boolean readOnly) throws RequestException {
        var request = new GraphQLRequest(
                string(map, "query"),
                string(map, "documentId"),
                sha256Hash(object(map, "extensions")),
                string(map, "operationName"),
                object(map, "variables"),
                readOnly);
        if (request.query == null && request.documentId == null && request.sha256Hash == null) {
            throw RequestException.malformed(
                    "query is missing. Expected: query, documentId, or extensions.persistedQuery.sha256Hash.");
        }
        if (request.documentId != null && (request.query != null || request.sha256Hash != null)) {
            throw RequestException.malformed(
                    "The request names its document twice. Send documentId alone, or query with or without its sha256Hash.");
        }
        if (UnsupportedCharacters.occurIn(request.variables)) {
            throw RequestException.malformed(
                    "variables contain U+0000 or a lone surrogate. Remove it: no stored text has such a character.");
        }
        return request;
    }

    private static @Nullable String sha256Hash(Map<String, @Nullable Object> extensions) throws RequestException {
        var persisted = object(extensions, "persistedQuery");
        return persisted.isEmpty() ? null : string(persisted, "sha256Hash");
    }

    private static Object parse(String source, byte[] json) throws RequestException {
        try {
            return JSON.readValue(decode(json), Object.class);
        } catch (StreamConstraintsException exceeded) {
            throw RequestException.malformed(source
                    + String.format(
                            Locale.ROOT,
                            " exceeds a limit of JSON: nesting of %d levels, numbers of %d digits. Send flatter or shorter values.",
                            MAX_NESTING,
                            StreamReadConstraints.DEFAULT_MAX_NUM_LEN));
        } catch (JacksonException invalid) {
            var location = invalid.getLocation();
            throw RequestException.malformed(String.format(
                    Locale.ROOT,
                    "%s is not valid JSON from character %d. Expected: a JSON object.",
                    source,
                    location == null ? 0 : Math.max(0, location.getCharOffset())));
        } catch (CharacterCodingException notUtf8) {
            throw RequestException.malformed(source + " is not UTF-8. Encode it in UTF-8.");
        }
    }

    /** Decodes UTF-8 strictly. UTF-16 and UTF-32 show by zero bytes, which JSON never has. */
    private static String decode(byte[] json) throws CharacterCodingException {
        var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable String string(Map<?, ?> map, String name) throws RequestException {
        var value = map.get(name);
        if (value == null || value instanceof String) {
            return value == null || ((String) value).isEmpty() ? null : (String) value;
        }
        throw RequestException.malformed(String.format(Locale.ROOT, "%s is invalid. Expected: a string.", name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(Map<?, ?> map, String name) throws RequestException {
        var value = map.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw RequestException.malformed(String.format(Locale.ROOT, "%s is invalid. Expected: an object.", name));
    }
}
