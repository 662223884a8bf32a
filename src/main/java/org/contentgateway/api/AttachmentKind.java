package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** What kind of file an attachment is. */
@Description("What kind of file an attachment is.")
public enum AttachmentKind {
    @Description("A picture.")
    IMAGE,
    @Description("A film.")
    VIDEO,
    @Description("A recording.")
    AUDIO,
    @Description("A text, a table, slides.")
    DOCUMENT,
    @Description("Anything else.")
    OTHER
}
