package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, as it came: by a document's text, or by something that names one.
 *
 * @param documentId of a trusted document
 * @param sha256Hash of a persisted document, in lower-case hexadecimal
 * @param readOnly whether only a query may be executed: GET must change nothing
 */
public record GraphQLRequest(
        @Nullable String query,
        @Nullable String documentId,
        @Nullable String sha256Hash,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        boolean readOnly) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The JSON of a request's body: a map, or a list of maps. */
    public static Object json(byte[] body) throws RequestException {
        if (body.length == 0) {
            throw RequestException.malformed("The body is empty: send {\"query\": \"...\"}.");
        }
        return read("The body", body);
    }

    /** A request as a POST's body has it. */
    public static GraphQLRequest of(@Nullable Object body) throws RequestException {
        if (!(body instanceof Map<?, ?> map)) {
            throw RequestException.malformed("The body holds %s: send an object like {\"query\": \"...\"}."
                    .formatted(body instanceof List ? "a list" : "no object"));
        }
        return of(map, false);
    }

    /** A request as a GET's address has it, its values decoded. */
    public static GraphQLRequest of(UnaryOperator<@Nullable String> parameter) throws RequestException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var name : List.of("query", "documentId", "operationName")) {
            map.put(name, parameter.apply(name));
        }
        for (var name : List.of("variables", "extensions")) {
            var value = parameter.apply(name);
            map.put(name, value == null || value.isEmpty() ? null : read(name, value.getBytes(UTF_8)));
        }
        return of(map, true);
    }

    private static GraphQLRequest of(Map<?, ?> map, boolean readOnly) throws RequestException {
        var request = new GraphQLRequest(
                string(map, "query"),
                string(map, "documentId"),
                sha256Hash(object(map, "extensions")),
                string(map, "operationName"),
                object(map, "variables"),
                readOnly);
        if (request.query == null && request.documentId == null && request.sha256Hash == null) {
            throw RequestException.malformed(
                    "query: it is missing. Send a document, a documentId, or a persisted query's hash in extensions.");
        }
        return request;
    }

    private static @Nullable String sha256Hash(Map<String, @Nullable Object> extensions) throws RequestException {
        var persisted = object(extensions, "persistedQuery");
        return persisted.isEmpty() ? null : string(persisted, "sha256Hash");
    }

    private static Object read(String what, byte[] json) throws RequestException {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw RequestException.malformed("%s: it is no JSON from byte %d on."
                    .formatted(what, at == null ? 0 : Math.max(0, at.getByteOffset())));
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory can be read", impossible);
        }
    }

    private static @Nullable String string(Map<?, ?> map, String name) throws RequestException {
        var value = map.get(name);
        if (value == null || value instanceof String) {
            return value == null || ((String) value).isEmpty() ? null : (String) value;
        }
        throw RequestException.malformed("%s: it has to be a string.".formatted(name));
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
        throw RequestException.malformed("%s: it has to be an object.".formatted(name));
    }
}
