package org.contentgateway.auth;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of the settings. A digest without salt and stretching is enough: tokens are random, so neither
 * guessing nor a table of digests finds one.
 */
@Singleton
class ApiTokens {

    /** The token of dev mode, known to everyone. */
    private static final String DEV_TOKEN = "ingest";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private record Entry(String name, byte[] sha256) {}

    private final List<Entry> entries;

    /** @throws ConfigurationException if a name or a digest is invalid, or two names share a digest */
    ApiTokens(AuthConfig config) {
        entries = config.tokens().entrySet().stream()
                .map(token -> entry(token.getKey(), token.getValue().sha256()))
                .toList();
        for (var i = 1; i < entries.size(); i++) {
            refuseDuplicate(entries.get(i), entries.subList(0, i));
        }
    }

    private static Entry entry(String name, String sha256) {
        if (!ApiToken.isValidName(name)) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT, "gateway.auth.tokens: invalid name \"%s\". Expected: %s.", name, ApiToken.NAME_FORM));
        }
        if (!SHA256.matcher(sha256).matches()) {
            // Without the value: it may be the token itself.
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "%s is not a SHA-256 of 64 hexadecimal digits. Generate a token by 'java -jar quarkus-run.jar token %s', and use the line that it prints.",
                    ApiToken.settingKey(name),
                    name));
        }
        return new Entry(name, HexFormat.of().parseHex(sha256));
    }

    /** A bearer token has to tell whose it is. */
    private static void refuseDuplicate(Entry entry, List<Entry> others) {
        for (var other : others) {
            if (MessageDigest.isEqual(entry.sha256(), other.sha256())) {
                throw new ConfigurationException(String.format(
                        Locale.ROOT,
                        "%s and %s are equal. Generate a token for each name by 'java -jar quarkus-run.jar token %s'.",
                        ApiToken.settingKey(other.name()),
                        ApiToken.settingKey(entry.name()),
                        entry.name()));
            }
        }
    }

    /** @throws ConfigurationException if the token of dev mode is among them */
    void refuseDevToken() {
        var name = nameOf(DEV_TOKEN);
        if (name != null) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "%s is the SHA-256 of '%s', the token of dev mode, which everyone knows. Generate a token by 'java -jar quarkus-run.jar token %s', and use the line that it prints.",
                    ApiToken.settingKey(name),
                    DEV_TOKEN,
                    name));
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns the name of the token; null if it is unknown. Takes as long for each token, known or not. */
    @Nullable
    String nameOf(String token) {
        var digest = ApiToken.sha256(token);
        String name = null;
        for (var entry : entries) { // all of them, so that the time does not tell which one matches
            if (MessageDigest.isEqual(entry.sha256(), digest)) {
                name = entry.name();
            }
        }
        return name;
    }
}
