package org.contentgateway.api;

import org.contentgateway.text.Direction;
import org.eclipse.microprofile.graphql.Description;

/** Which way a language is written. */
@Description("Which way a language is written.")
public enum TextDirection {
    @Description("Left to right.")
    LTR,
    @Description("Right to left.")
    RTL;

    static TextDirection of(String language) {
        return valueOf(Direction.of(language).name());
    }
}
