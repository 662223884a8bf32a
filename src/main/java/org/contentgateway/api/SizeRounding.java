package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** Which file to take where none has just the size asked for. */
@Description(
        "Which file to take where none has just the size asked for: pictures are made by the CMS, never on demand.")
public enum SizeRounding {
    @Description("The smallest that covers the size, else the largest there is.")
    UP,
    @Description("The one whose size is nearest.")
    NEAREST,
    @Description("The largest that stays within the size.")
    DOWN,
    @Description("The one that the CMS made for just this box; its pixels may be fewer. Else none.")
    EXACT
}
