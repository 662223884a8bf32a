package org.contentgateway.api;

import org.contentgateway.text.search.Snippet;
import org.eclipse.microprofile.graphql.Description;

/** A range of a text. */
@Description("Range of a text in UTF-16 code units, the index unit of JavaScript, Android and iOS.")
public record TextRange(
        @Description("Start, inclusive.") int start,
        @Description("End, exclusive.") int end) {

    static TextRange of(Snippet.TextSpan range) {
        return new TextRange(range.start(), range.end());
    }
}
