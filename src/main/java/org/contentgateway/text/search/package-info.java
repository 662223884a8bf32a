/** Texts for search: folding to one spelling, tokens, the query parser, matches and snippets. */
@NullMarked
package org.contentgateway.text.search;

import org.jspecify.annotations.NullMarked;
