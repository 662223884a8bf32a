package org.contentgateway.api;

import org.contentgateway.text.search.Snippet;
import org.eclipse.microprofile.graphql.Description;

/** A part of a text as clients index it. */
@Description("A part of a text, in UTF-16 units, as JavaScript, Android and iOS index.")
public record TextRange(
        @Description("Where it begins.") int start,
        @Description("Behind its end.") int end) {

    static TextRange of(Snippet.TextSpan range) {
        return new TextRange(range.start(), range.end());
    }
}
