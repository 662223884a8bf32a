/** Text search: folding, tokenizer, query parser, matches and snippets. */
@NullMarked
package org.contentgateway.text.search;

import org.jspecify.annotations.NullMarked;
