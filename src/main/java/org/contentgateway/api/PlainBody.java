package org.contentgateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.contentgateway.graphql.execution.Utf8Text;

/** A body as plain text: a String in the GraphQL schema. */
public record PlainBody(byte[] utf8) implements Utf8Text {

    static PlainBody of(String text) {
        return new PlainBody(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return new String(utf8, UTF_8);
    }
}
