package org.contentgateway.content;

/** Why an article is out of every answer. */
public enum RemovalCause {
    WITHDRAWN,
    EXPIRED
}
