/**
 * Converts article bodies: takes a CMS's HTML and returns sanitized HTML, plain text, Markdown, blocks and excerpts.
 * Pure functions over jsoup, without access to articles, databases or the network. {@link org.contentgateway.text.Body}
 * is the entry point.
 */
@NullMarked
package org.contentgateway.text;

import org.jspecify.annotations.NullMarked;
