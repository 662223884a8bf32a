package org.contentgateway.content;

/** Why an article is no longer visible. */
public enum RemovalCause {
    /** The editors or its source withdrew it. */
    WITHDRAWN,
    /** Its publication period ended. */
    EXPIRED
}
