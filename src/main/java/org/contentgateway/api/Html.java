package org.contentgateway.api;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.eclipse.microprofile.graphql.Description;

/** HTML that is safe to insert into a page. */
@CustomScalar("HTML")
@Description("HTML, sanitised by an allow-list: safe to insert into a page.")
public record Html(String value) implements CustomStringScalar {

    @Override
    public String stringValueForSerialization() {
        return value;
    }
}
