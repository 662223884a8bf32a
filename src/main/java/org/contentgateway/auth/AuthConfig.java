package org.contentgateway.auth;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Settings of authentication. */
@ConfigMapping(prefix = "gateway.auth")
interface AuthConfig {

    /** Access tokens by name: {@code gateway.auth.tokens."cms".sha256}. */
    Map<String, Token> tokens();

    /** An access token. */
    interface Token {

        /** SHA-256 of the token in hexadecimal, as the command {@code token} prints it. */
        String sha256();
    }
}
