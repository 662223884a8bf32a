package org.contentgateway.content;

/** What kind of file an attachment is. */
public enum FileKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    OTHER
}
