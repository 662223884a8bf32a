package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What tells an operation from every other, in all processes alike. */
public final class OperationKey {

    private final byte[] digest;

    private OperationKey(byte[] digest) {
        this.digest = digest;
    }

    /** The same variables in another order are the same. */
    static OperationKey of(byte[] document, @Nullable String operationName, Map<String, @Nullable Object> variables) {
        var text = new StringBuilder();
        append(text, operationName);
        append(text, variables);
        return new OperationKey(Sha256.of(document, text.toString().getBytes(UTF_8)));
    }

    /** The key together with what else tells answers apart, as 22 characters that may stand in a tag. */
    public String with(String more) {
        var digest = Sha256.of(this.digest, more.getBytes(UTF_8));
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
