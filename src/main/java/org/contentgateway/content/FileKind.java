package org.contentgateway.content;

/** The kind of an attachment's file. */
public enum FileKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT,
    OTHER
}
