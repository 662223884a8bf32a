package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;

/** The kind of an attachment. */
@Description("Kind of an attachment.")
public enum AttachmentKind {
    @Description("Picture.")
    IMAGE,
    @Description("Video.")
    VIDEO,
    @Description("Audio.")
    AUDIO,
    @Description("Document: text, spreadsheet, slides.")
    DOCUMENT,
    @Description("Any other file.")
    OTHER
}
