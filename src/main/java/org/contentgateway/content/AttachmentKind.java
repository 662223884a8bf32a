package org.contentgateway.content;

/** What kind of file an attachment is. */
public enum AttachmentKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    OTHER
}
