package org.contentgateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.contentgateway.graphql.execution.Utf8Text;
import org.eclipse.microprofile.graphql.Description;

/** Sanitized HTML. */
@CustomScalar("HTML")
@Description("HTML fragment, sanitized by an allow-list: safe to insert into a page.")
public final class Html implements CustomStringScalar, Utf8Text {

    private final byte[] utf8;

    /** SmallRye requires this constructor for custom scalars. */
    public Html(String html) {
        this(html.getBytes(UTF_8));
    }

    Html(byte[] utf8) {
        this.utf8 = utf8;
    }

    @Override
    public String stringValueForSerialization() {
        return new String(utf8, UTF_8);
    }

    @Override
    public byte[] utf8() {
        return utf8;
    }
}
