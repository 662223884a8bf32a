package org.contentgateway.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses and normalizes the URLs of {@code href} and {@code src} attributes to ASCII. */
final class UrlNormalizer {

    /** Longer URLs are rejected: repeating one in every paragraph of a link would take more than linear time. */
    private static final int MAX_LENGTH = 4_096;

    private static final String UNENCODED = "-._~:/?#@!$&'()*+,;=";
    private static final Pattern HOST = Pattern.compile("(?i)^((?:https?:)?//)([^/?#@:]+)");

    private UrlNormalizer() {}

    /**
     * Parses a URL leniently, as the URL standard does: strips surrounding white space, removes tabs and line breaks,
     * reads a backslash as a slash, and percent-encodes other characters. Empty if invalid.
     */
    static Optional<URI> parse(String reference) {
        if (reference.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var trimmed = reference
                .replaceAll("[\\t\\n\\r]|^[\\x00-\\x20\\xA0]+|[\\x00-\\x20\\xA0]+$", "")
                .replace('\\', '/');
        if (trimmed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(encode(asciiHost(trimmed))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isHttp(URI uri) {
        return hasScheme(uri, "https", "http") && uri.getHost() != null && uri.getRawUserInfo() == null;
    }

    static boolean isLink(URI uri) {
        return isHttp(uri) || hasScheme(uri, "mailto", "tel");
    }

    static URI resolve(URI base, URI reference) {
        var root = base.getRawPath().isEmpty() ? base.resolve("/") : base;
        var resolved = root.resolve(reference);
        return URI.create(resolved.toString().replaceFirst("(?<=[^/:])(/\\.\\.)+(?=/|$)", ""));
    }

    static @Nullable URI appendPath(URI base, String path, @Nullable String query) {
        var directory = base.toString().replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return URI.create(directory + "/" + path + (query == null ? "" : "?" + query));
    }

    /** Returns whether {@code path} contains a parent segment ({@code ..}), possibly percent-encoded. */
    static boolean hasParentSegment(String path) {
        var decoded = path.replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f|%5c", "/");
        return ("/" + decoded + "/").contains("/../");
    }

    private static boolean hasScheme(URI uri, String scheme, String other) {
        return scheme.equalsIgnoreCase(uri.getScheme()) || other.equalsIgnoreCase(uri.getScheme());
    }

    private static String asciiHost(String reference) {
        var matcher = HOST.matcher(reference);
        return matcher.find()
                ? matcher.group(1) + IDN.toASCII(matcher.group(2)) + reference.substring(matcher.end())
                : reference;
    }

    private static String encode(String reference) {
        var encoded = new StringBuilder(reference.length());
        byte[] bytes = reference.getBytes(StandardCharsets.UTF_8);
        for (var index = 0; index < bytes.length; index++) {
            var c = (char) (bytes[index] & 0xFF);
            var unencoded = c < 0x80 && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0);
            if (unencoded || c == '%' && isHex(bytes, index + 1) && isHex(bytes, index + 2)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(byte[] bytes, int index) {
        return index < bytes.length && Character.digit(bytes[index], 16) >= 0;
    }
}
