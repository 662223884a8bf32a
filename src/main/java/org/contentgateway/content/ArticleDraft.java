package org.contentgateway.content;

import java.util.List;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/**
 * An article as a source format maps it, before it is stored.
 *
 * @param source the record that everything else was derived from
 */
public record ArticleDraft(
        ArticleKey key,
        ArticleTexts texts,
        Body body,
        ArticleDates dates,
        ArticleOrigin origin,
        boolean commentsEnabled,
        Display display,
        @Nullable RatingSummary rating,
        List<StoredAttachment> attachments,
        SourceRecord source) {}
