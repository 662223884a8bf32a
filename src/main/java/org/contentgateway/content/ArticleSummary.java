package org.contentgateway.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * An article without its body and attachments.
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

    // Hibernate reads an embeddable as null if all of its columns are null.
    @SuppressWarnings({"NullableProblems", "ConstantValue"})
    public ArticleSummary {
        origin = origin == null ? ArticleOrigin.UNKNOWN : origin;
    }

    public ArticleKey key() {
        return ArticleKey.of(id);
    }
}
