package org.contentgateway.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * An article without its body and attachments, as lists read it.
 *
 * @param lead the beginning of the text on one line, at most {@link ArticleEntity#LEAD_LENGTH} UTF-16 units
 */
@RegisterForReflection // instantiated by HQL
public record ArticleSummary(
        long id,
        ArticleTexts texts,
        String lead,
        int wordCount,
        int readingMinutes,
        ArticleDates dates,
        ArticleOrigin origin,
        boolean commentsEnabled,
        Display display,
        @Nullable RatingSummary rating) {

    // Hibernate makes null of an embeddable whose columns are all null.
    @SuppressWarnings({"NullableProblems", "ConstantValue"})
    public ArticleSummary {
        origin = origin == null ? ArticleOrigin.UNKNOWN : origin;
    }

    public ArticleKey key() {
        return ArticleKey.of(id);
    }
}
