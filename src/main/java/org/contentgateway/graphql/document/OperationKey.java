package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Identifies an operation by its document, name and variables; the same on all replicas. */
public final class OperationKey {

    private final byte[] digest;

    private OperationKey(byte[] digest) {
        this.digest = digest;
    }

    /** The key of an operation. The order of variables is irrelevant. */
    static OperationKey of(byte[] document, @Nullable String operationName, Map<String, @Nullable Object> variables) {
        var text = new StringBuilder();
        append(text, operationName);
        append(text, variables);
        return new OperationKey(Sha256.digest(document, text.toString().getBytes(UTF_8)));
    }

    /** Returns a digest of this key and a qualifier, as 22 characters that are allowed in an entity tag. */
    public String digestWith(String qualifier) {
        var digest = Sha256.digest(this.digest, qualifier.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            text.append('{');
            new TreeMap<>(map).forEach((name, item) -> {
                append(text, name);
                append(text, item);
            });
            text.append('}');
        } else if (value instanceof Collection<?> list) {
            text.append('[');
            list.forEach(item -> append(text, item));
            text.append(']');
        } else if (value instanceof String string) {
            text.append(string.length()).append('"').append(string);
        } else {
            text.append(value).append(',');
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OperationKey key && Arrays.equals(digest, key.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }
}
