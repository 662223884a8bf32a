package org.contentgateway.content;

import java.util.List;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/**
 * An article mapped from a source record and not yet stored.
 *
 * @param source the record that all other values are derived from
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
