package org.contentgateway.content;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All columns of an article but its body: what a list shows. */
@RegisterForReflection // instantiated by HQL
public record ArticleSummary(
        long id,
        String language,
        @Nullable String kicker,
        String title,
        @Nullable String shortTitle,
        @Nullable String summary,
        String lead,
        int wordCount,
        int readingMinutes,
        @Nullable Integer authorId,
        @Nullable Integer tagId,
        @Nullable String sourceName,
        @Nullable String sourceUrl,
        Instant publishedAt,
        @Nullable Instant createdAt,
        Instant updatedAt,
        @Nullable EventTimes event,
        boolean commentsEnabled,
        Display display,
        @Nullable RatingSummary rating) {

    public ArticleKey key() {
        return ArticleKey.of(id);
    }
}
