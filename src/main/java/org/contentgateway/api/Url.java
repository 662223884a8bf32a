package org.contentgateway.api;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import java.net.URI;
import org.eclipse.microprofile.graphql.Description;

/** An absolute URL. */
@CustomScalar("URL")
@Description("Absolute URL (RFC 3986).")
public record Url(String value) implements CustomStringScalar {

    static Url of(URI uri) {
        return new Url(uri.toString());
    }

    @Override
    public String stringValueForSerialization() {
        return value;
    }
}
