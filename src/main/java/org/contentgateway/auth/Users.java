package org.contentgateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The machines that may send, and their passwords' hashes. */
final class Users {

    /** What a machine has in dev mode for name and password. */
    private static final String DEV_PASSWORD = "ingest";

    /** From 10 on guessing is slow; above 14 so are we. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(1[0-4]\\$[./A-Za-z0-9]{53})");

    private static final String HMAC = "HmacSHA256";

    private final Map<String, String> hashes;
    private final String decoy;
    private final SecretKeySpec key;

    /** The password that was last verified, as a keyed digest. Settings do not change while the process runs. */
    private final Map<String, byte[]> verified = new ConcurrentHashMap<>();

    private Users(Map<String, String> hashes) {
        this.hashes = hashes;
        // For a name that is not there the same work is done as for one that is.
        this.decoy = hashes.values().stream().findFirst().orElse("");
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    /**
     * The users by name, with their passwords' hashes.
     *
     * @throws ConfigurationException where a hash is none of bcrypt's or costs too little or too much
     */
    static Users of(Map<String, String> hashes) {
        return new Users(hashes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, user -> checked(user.getKey(), user.getValue()))));
    }

    private static String checked(String user, String hash) {
        var bcrypt = BCRYPT.matcher(hash);
        if (!bcrypt.matches()) {
            throw new ConfigurationException(settingOf(user)
                    + " is no bcrypt hash of a cost from 10 to 14: make one by 'htpasswd -nBC 12 %s' and take what follows the colon"
                            .formatted(user));
        }
        return "$2y$" + bcrypt.group(1); // one algorithm under three names; the library knows not all of them
    }

    private static String settingOf(String user) {
        return "gateway.ingest.users.\"%s\".password-hash".formatted(user);
    }

    /** @throws ConfigurationException where a user has the password of dev mode, which everyone knows */
    void refuseDevPassword() {
        hashes.forEach((user, hash) -> {
            if (BcryptUtil.matches(DEV_PASSWORD, hash)) {
                throw new ConfigurationException(settingOf(user)
                        + " is a hash of '%s', the password of dev mode, which everyone knows: choose another one"
                                .formatted(DEV_PASSWORD));
            }
        });
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whether just these credentials were verified before: fast, so that a machine may send often. */
    boolean remembers(Credentials credentials) {
        var digest = verified.get(credentials.user());
        return digest != null && MessageDigest.isEqual(digest, digest(credentials));
    }

    /** Whether they are right. Slow on purpose, as long for a name that is not there. */
    boolean verify(Credentials credentials) {
        if (hashes.isEmpty()) {
            return false;
        }
        var hash = hashes.get(credentials.user());
        var matches = BcryptUtil.matches(credentials.password(), hash == null ? decoy : hash);
        if (matches && hash != null) {
            verified.put(credentials.user(), digest(credentials));
            return true;
        }
        return false;
    }

    private byte[] digest(Credentials credentials) {
        try {
            var hmac = Mac.getInstance(HMAC);
            hmac.init(key);
            return hmac.doFinal(credentials.password().getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
