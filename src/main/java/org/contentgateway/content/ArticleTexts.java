package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * An article's short texts, as plain text.
 *
 * @param language BCP 47 tag of the language of these texts
 * @param kicker short line above the title
 * @param shortTitle title for narrow layouts
 */
@Embeddable
public record ArticleTexts(
        String language,
        @Nullable String kicker,
        String title,
        @Nullable String shortTitle,
        @Nullable String summary) {}
