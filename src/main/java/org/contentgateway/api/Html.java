package org.contentgateway.api;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.eclipse.microprofile.graphql.Description;

/** Sanitized HTML. */
@CustomScalar("HTML")
@Description("HTML fragment, sanitized by an allow-list: safe to insert into a page.")
public record Html(String value) implements CustomStringScalar {

    @Override
    public String stringValueForSerialization() {
        return value;
    }
}
