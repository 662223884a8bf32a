package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** How to choose where no variant has the requested size. */
@Description(
        "Which variant to choose where none has exactly the requested size. Variants are made by the CMS, never on demand.")
public enum SizeRounding {
    @Description("Smallest variant that covers the size, else the largest.")
    UP,
    @Description("Variant with the nearest size.")
    NEAREST,
    @Description("Largest variant within the size.")
    DOWN,
    @Description("Only the variant that the CMS made for this box, which may have fewer pixels.")
    EXACT
}
