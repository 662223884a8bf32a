package org.contentgateway.graphql.http;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.contentgateway.graphql.document.RequestException;
import org.jspecify.annotations.Nullable;

/** The media types of responses. */
public enum ResponseMediaType {
    GRAPHQL("application/graphql-response+json"),
    JSON("application/json");

    private final String name;

    ResponseMediaType(String name) {
        this.name = name;
    }

    /** Returns the HTTP status to send: with {@code application/json}, a well-formed request that is rejected gets 200. */
    int status(int status) {
        return this == JSON && status == 400 ? 200 : status;
    }

    String contentType() {
        return name + "; charset=utf-8";
    }

    /**
     * Returns the supported media type that the client prefers; JSON if it has no preference.
     *
     * @param accept value of the {@code Accept} header; null if absent
     * @throws RequestException with status 406 if the client accepts neither
     */
    static ResponseMediaType negotiate(@Nullable String accept) throws RequestException {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        var excluded = excluded(accept);
        ResponseMediaType best = null;
        var bestQuality = 0.0;
        for (var range : accept.split(",", -1)) {
            var parameters = range.split(";", -1);
            var type = matching(parameters, excluded);
            var quality = quality(parameters);
            if (type != null && quality > bestQuality) {
                best = type;
                bestQuality = quality;
            }
        }
        if (best == null) {
            throw RequestException.malformed(
                    406,
                    "Accept matches no supported media type. Expected: application/graphql-response+json or application/json.");
        }
        return best;
    }

    /** The types that the header names with quality 0, which no wildcard includes. */
    private static Set<ResponseMediaType> excluded(String accept) {
        var excluded = EnumSet.noneOf(ResponseMediaType.class);
        for (var range : accept.split(",", -1)) {
            var parameters = range.split(";", -1);
            for (var type : values()) {
                if (parameters[0].strip().equalsIgnoreCase(type.name) && quality(parameters) == 0) {
                    excluded.add(type);
                }
            }
        }
        return excluded;
    }

    private static @Nullable ResponseMediaType matching(String[] range, Set<ResponseMediaType> excluded) {
        return switch (range[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/graphql-response+json" -> GRAPHQL;
            case "application/json" -> JSON;
            case "application/*", "*/*" ->
                !excluded.contains(JSON) ? JSON : excluded.contains(GRAPHQL) ? null : GRAPHQL;
            default -> null;
        };
    }

    private static double quality(String[] parameters) {
        for (var i = 1; i < parameters.length; i++) {
            var parameter = parameters[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException invalid) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
