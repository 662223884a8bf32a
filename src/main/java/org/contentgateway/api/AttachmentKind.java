package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** What kind of file an attachment is. */
@Description("What kind of file an attachment is.")
public enum AttachmentKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    OTHER
}
