package org.contentgateway.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** The base URL of a portal's files, which the CMS's relative paths resolve against. Always ends with a slash. */
public record MediaUrl(URI base) {

    /**
     * @throws IllegalArgumentException unless the base is an http or https URL with a host and without user info, query
     *     or fragment
     */
    public MediaUrl {
        var http = "https".equalsIgnoreCase(base.getScheme()) || "http".equalsIgnoreCase(base.getScheme());
        if (!http
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException("Media URL " + base
                    + " is invalid. Expected: an http or https URL without user info, query or fragment,"
                    + " such as https://cdn.example.org/media/.");
        }
        if (!base.getRawPath().endsWith("/")) {
            base = URI.create(base + "/");
        }
    }

    /**
     * Returns a file's path, percent-encoded, relative to any base. File names may be percent-encoded already; a leading
     * slash is ignored.
     *
     * @throws IllegalArgumentException if the path could lead outside the base, also on servers that read backslashes
     *     as slashes, remove path parameters after a semicolon, or decode twice
     */
    public static String encode(String path) {
        var relative = relative(path);
        if (relative == null) {
            throw new IllegalArgumentException(
                    "path must be a relative path of plain file names: no .., host, scheme, query or control character");
        }
        return relative;
    }

    /** Returns the absolute URL of a file, whose path is {@linkplain #encode encoded}. */
    public String resolve(String encodedPath) {
        return base + encodedPath;
    }

    private static @Nullable String relative(String path) {
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            return null;
        }
        var relative = new StringBuilder(path.length());
        for (var segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            var name = decode(segment);
            if (name == null || !isFileName(name)) {
                return null;
            }
            if (!name.equals(".")) {
                relative.append(relative.isEmpty() ? "" : "/").append(encodeName(name));
            }
        }
        return relative.isEmpty() ? null : relative.toString();
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty() && !name.startsWith("..") && name.codePoints().noneMatch(MediaUrl::isForbiddenCharacter);
    }

    private static boolean isForbiddenCharacter(int character) {
        return "/\\:%\uFFFD".indexOf(character) >= 0
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }

    /** Decodes percent-encoding; invalid UTF-8 becomes U+FFFD. Returns null if malformed. */
    private static @Nullable String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    // URLEncoder encodes form data, where a space becomes a plus sign; paths use %20.
    private static String encodeName(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
