package org.contentgateway.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Where a portal's files lie: what the relative paths of the CMS resolve against. The base ends with a slash. */
public record MediaUrl(URI base) {

    /** @throws IllegalArgumentException unless the base is http or https with a host, and ends with its path */
    public MediaUrl {
        boolean web = "https".equalsIgnoreCase(base.getScheme()) || "http".equalsIgnoreCase(base.getScheme());
        if (!web
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "media URL must be like https://cdn.example.org/media/, without user, query or fragment: " + base);
        }
        if (!base.getRawPath().endsWith("/")) {
            base = URI.create(base + "/");
        }
    }

    /**
     * The absolute URL of a file, always below the base. Names may be percent-encoded or not; a leading slash stands for
     * the base.
     *
     * @throws IllegalArgumentException for a path that may lead to a file outside the base
     */
    public URI resolve(String path) {
        String relative = relative(path);
        if (relative == null) {
            throw new IllegalArgumentException(
                    "path must be a relative path of plain file names: no .., host, scheme, query or control character");
        }
        return URI.create(base + relative);
    }

    /**
     * Returns the normalized path; null if it may lead to a file outside the base, also on servers that read backslashes as
     * slashes, drop what follows a semicolon, or decode twice.
     */
    private static @Nullable String relative(String path) {
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            return null;
        }
        StringBuilder relative = new StringBuilder(path.length());
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            String name = decode(segment);
            if (name == null || !isFileName(name)) {
                return null;
            }
            if (!name.equals(".")) {
                relative.append(relative.isEmpty() ? "" : "/").append(encode(name));
            }
        }
        return relative.isEmpty() ? null : relative.toString();
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty() && !name.startsWith("..") && name.codePoints().noneMatch(MediaUrl::isForbidden);
    }

    private static boolean isForbidden(int character) {
        return "/\\:%\uFFFD".indexOf(character) >= 0
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }

    /** The name behind percent escapes, U+FFFD where they are no UTF-8; null where they are malformed. */
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

    // URLEncoder writes forms, where a plus sign is a space; in a path it is itself.
    private static String encode(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
