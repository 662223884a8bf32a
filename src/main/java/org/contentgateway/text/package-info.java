/**
 * What an article's body is turned into: HTML from a CMS in; sanitized HTML, plain text, Markdown, blocks and excerpts
 * out. Pure functions over jsoup: nothing here knows of articles, portals, databases or HTTP, and nothing here fetches
 * anything. {@link org.contentgateway.text.Body} is the way in.
 */
@NullMarked
package org.contentgateway.text;

import org.jspecify.annotations.NullMarked;
