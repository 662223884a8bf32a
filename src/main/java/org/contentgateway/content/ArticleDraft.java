package org.contentgateway.content;

import java.time.Instant;
import java.util.List;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/**
 * An article on its way into the store.
 *
 * @param updatedAt the editors' last change: a draft that is older than what is held changes nothing
 * @param source the record that all the rest was derived from
 */
public record ArticleDraft(
        ArticleKey key,
        String language,
        @Nullable String kicker,
        String title,
        @Nullable String shortTitle,
        @Nullable String summary,
        Body body,
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
        @Nullable RatingSummary rating,
        List<StoredAttachment> attachments,
        SourceRecord source) {}
