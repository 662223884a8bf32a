package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** An OpenID Connect provider that serves its discovery document and its keys. */
public final class OidcProvider implements QuarkusTestResourceLifecycleManager {

    static final String AUDIENCE = "content-gateway";

    private static KeyPair keys;
    private static String address;

    private HttpServer server;

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Returns an unsigned token for the gateway, valid for five minutes: see {@link #signed}. */
    static JwtClaimsBuilder token(String... roles) {
        return Jwt.issuer(address)
                .subject("cms")
                .audience(AUDIENCE)
                .groups(java.util.Set.of(roles))
                .expiresIn(300);
    }

    static String signed(JwtClaimsBuilder token) {
        return signed(token, keys);
    }

    static String signed(JwtClaimsBuilder token, KeyPair by) {
        return token.jws().keyId("1").sign(by.getPrivate());
    }

    @Override
    public Map<String, String> start() {
        keys = newKeys();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        address = "http://localhost:" + server.getAddress().getPort();
        respond("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token"}""".formatted(address));
        var key = (RSAPublicKey) keys.getPublic();
        respond("/keys", """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "1", "n": "%s", "e": "%s"}]}""".formatted(encoded(key.getModulus()), encoded(key.getPublicExponent())));
        server.start();
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", address,
                "quarkus.oidc.token.audience", AUDIENCE);
    }

    private void respond(String path, String json) {
        server.createContext(path, request -> {
            try (request) {
                var bytes = json.getBytes(UTF_8);
                request.getResponseHeaders().add("Content-Type", "application/json");
                request.sendResponseHeaders(200, bytes.length);
                request.getResponseBody().write(bytes);
            }
        });
    }

    private static String encoded(BigInteger number) {
        var bytes = number.toByteArray();
        var from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
