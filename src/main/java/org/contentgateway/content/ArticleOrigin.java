package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Where an article comes from.
 *
 * @param authorId the source's number of its author
 * @param tagId the source's number of its tag
 * @param sourceName the agency or publication that it was taken from
 * @param sourceUrl the absolute address that it was taken from
 */
@Embeddable
public record ArticleOrigin(
        @Nullable Integer authorId,
        @Nullable Integer tagId,
        @Nullable String sourceName,
        @Nullable String sourceUrl) {

    public static final ArticleOrigin UNKNOWN = new ArticleOrigin(null, null, null, null);
}
