package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * An article's author, tag and original publication. Each value is null if unknown.
 *
 * @param authorId the source's id of the author
 * @param tagId the source's id of the tag
 * @param sourceName name of the agency or publication that first published the article
 * @param sourceUrl absolute URL of the original publication
 */
@Embeddable
public record ArticleOrigin(
        @Nullable Integer authorId,
        @Nullable Integer tagId,
        @Nullable String sourceName,
        @Nullable String sourceUrl) {

    public static final ArticleOrigin UNKNOWN = new ArticleOrigin(null, null, null, null);
}
