package org.contentgateway.graphql.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag that holds everything needed to validate it: the request, and the change number, the start time and the
 * cache tags of its response. Any replica can validate it without executing the query or reading the database.
 *
 * <p>It is signed. A client that could choose the cache tags would learn when an article changes that it may not see.
 *
 * @param request digest of the operation, the representation (media type and encoding) and the content's version
 * @param sequence the newest change that the response is known to include
 * @param startedAt when the execution started, in whole seconds
 * @param tags cache tags of the content that the response depends on
 * @param digest checksum of the response's bytes
 */
public record EntityTag(String request, long sequence, Instant startedAt, List<String> tags, String digest) {

    private static final String NO_TAGS = "-";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 12;

    public static EntityTag of(String request, CachedResponse response) {
        return new EntityTag(
                request,
                response.sequence(),
                Instant.ofEpochSecond(response.startedAt().getEpochSecond()),
                response.tags().stream().sorted().toList(),
                response.digest());
    }

    /** Parses a tag of an {@code If-None-Match} header; null if it was not signed with the key. */
    public static @Nullable EntityTag parse(String header, byte[] key) {
        var opaque = header.strip();
        opaque = opaque.startsWith("W/") ? opaque.substring(2) : opaque; // proxies weaken the tag when they compress
        opaque = opaque.replace("\"", "");
        var parts = opaque.split("\\.", -1);
        if (parts.length != 6 || !isSigned(opaque, key)) {
            return null;
        }
        return new EntityTag(
                parts[0],
                Long.parseLong(parts[1], 36),
                Instant.ofEpochSecond(Long.parseLong(parts[2], 36)),
                parts[3].equals(NO_TAGS) ? List.of() : List.of(parts[3].split(",")),
                parts[4]);
    }

    private static boolean isSigned(String opaque, byte[] key) {
        var end = opaque.lastIndexOf('.');
        var expected = signature(opaque.substring(0, end), key);
        return MessageDigest.isEqual(
                expected.getBytes(US_ASCII), opaque.substring(end + 1).getBytes(US_ASCII));
    }

    /** Whether the response with this tag is still the response to the request. */
    public boolean isFresh(String request, ContentState content) {
        return this.request.equals(request) && content.isUnchanged(tags, sequence, startedAt);
    }

    /** A checksum that tells responses apart; not cryptographic. */
    public static String digest(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return Long.toString(checksum.getValue(), 36) + Integer.toString(bytes.length, 36);
    }

    /** Returns the value of an {@code ETag} header. */
    public String signed(byte[] key) {
        var content = String.join(
                ".",
                request,
                Long.toString(sequence, 36),
                Long.toString(startedAt.getEpochSecond(), 36),
                tags.isEmpty() ? NO_TAGS : String.join(",", tags),
                digest);
        return '"' + content + "." + signature(content, key) + '"';
    }

    private static String signature(String content, byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(mac.doFinal(content.getBytes(US_ASCII)), SIGNATURE_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform implements " + ALGORITHM, impossible);
        }
    }
}
