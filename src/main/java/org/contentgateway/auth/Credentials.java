package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A name and a password as HTTP Basic carries them (RFC 7617). */
record Credentials(String user, String password) {

    private static final String SCHEME = "Basic ";

    /** Whether the header is meant as HTTP Basic, readable or not. */
    static boolean areIn(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** What the header holds; null where that can't be read. */
    static @Nullable Credentials of(String authorization) {
        try {
            var decoded = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(SCHEME.length()).strip()),
                    UTF_8);
            var colon = decoded.indexOf(':');
            return colon < 0 ? null : new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Without the password: credentials end up in logs. */
    @Override
    public String toString() {
        return user;
    }
}
