package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A token as an {@code Authorization} header carries it: as bearer token (RFC 6750), or as password of HTTP Basic (RFC
 * 7617).
 *
 * @param user the user name of HTTP Basic; null for a bearer token
 */
record Credentials(@Nullable String user, String token) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    /** Parses the header's value. Returns null if it is absent, malformed or of another scheme. */
    static @Nullable Credentials parse(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        if (hasScheme(authorization, BEARER)) {
            return new Credentials(
                    null, authorization.substring(BEARER.length()).strip());
        }
        return hasScheme(authorization, BASIC)
                ? parseBasic(authorization.substring(BASIC.length()).strip())
                : null;
    }

    private static boolean hasScheme(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static @Nullable Credentials parseBasic(String encoded) {
        try {
            var decoded = new String(Base64.getDecoder().decode(encoded), UTF_8);
            var colon = decoded.indexOf(':');
            return colon < 0 ? null : new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    boolean isBearer() {
        return user == null;
    }

    /** Omits the token, so that no log shows it. */
    @Override
    public String toString() {
        return isBearer() ? "Bearer" : "Basic " + user;
    }
}
