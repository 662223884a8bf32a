package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A generated access token of a machine. */
public record ApiToken(String name, String value) {

    /** The form of a name: it can stand in a setting and as user name of HTTP Basic, which takes no colon. */
    public static final String NAME_FORM =
            "1 to 64 ASCII letters, digits, hyphens and underscores, the first a letter or digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** Lets secret scanners find tokens. */
    private static final String PREFIX = "cgw_";

    private static final int RANDOM_BYTES = 32;

    /** Returns a new token of 256 random bits. */
    public static ApiToken generate(String name) {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new ApiToken(
                name, PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Whether a token may have this name: see {@link #NAME_FORM}. */
    public static boolean isValidName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns its SHA-256 in hexadecimal. */
    public String sha256() {
        return HexFormat.of().formatHex(sha256(value));
    }

    /** Returns the setting, key and value, that makes the gateway accept this token. */
    public String setting() {
        return settingKey(name) + "=" + sha256();
    }

    static String settingKey(String name) {
        return "gateway.auth.tokens.\"" + name + "\".sha256";
    }

    static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java platform has it
        }
    }

    /** Omits the value, so that no log shows it. */
    @Override
    public String toString() {
        return name;
    }
}
