package org.contentgateway.content;

/**
 * How much of an article a read fetches: each shape is one SQL statement that stays the same, so that it is prepared
 * once.
 *
 * @param bodies the body columns too
 * @param attachments the attachments too, by one statement for all articles of the read
 */
public record Shape(boolean bodies, boolean attachments) {}
