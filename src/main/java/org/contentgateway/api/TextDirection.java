package org.contentgateway.api;

import org.contentgateway.text.Direction;
import org.eclipse.microprofile.graphql.Description;

/** The writing direction of a language. */
@Description("Writing direction of a language.")
public enum TextDirection {
    @Description("Left to right.")
    LTR,
    @Description("Right to left.")
    RTL;

    static TextDirection of(String language) {
        return valueOf(Direction.of(language).name());
    }
}
