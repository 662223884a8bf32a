package org.contentgateway.graphql.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import org.contentgateway.graphql.document.RequestException;
import org.jspecify.annotations.Nullable;

/**
 * Parses the query of a URL as caches do: separated by {@code &} only, with exact names, each at most once. A more lenient
 * parser would let a client store the response to one query under the address of another.
 */
final class QueryParameters {

    private QueryParameters() {}

    /**
     * Returns the decoded parameters by name.
     *
     * @param query the raw query; null if the URL has none
     */
    static Map<String, String> parse(@Nullable String query) throws RequestException {
        var parameters = new HashMap<String, String>();
        for (var pair : (query == null ? "" : query).split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                if (parameters.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1])) != null) {
                    throw RequestException.malformed("The URL repeats a parameter. Send each parameter once.");
                }
            }
        }
        return parameters;
    }

    private static String decode(String encoded) throws RequestException {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (var i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(octet(encoded, i + 1));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                throw invalid();
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw invalid();
        }
    }

    private static int octet(String encoded, int start) throws RequestException {
        var high = start + 1 < encoded.length() ? digit(encoded.charAt(start)) : -1;
        var low = high < 0 ? -1 : digit(encoded.charAt(start + 1));
        if (low < 0) {
            throw invalid();
        }
        return high * 16 + low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static RequestException invalid() {
        return RequestException.malformed("A URL parameter is invalid. Expected: percent-encoded UTF-8.");
    }
}
