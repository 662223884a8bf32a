package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * An article's short texts, as plain text.
 *
 * @param language the BCP 47 tag of the language that they are written in
 * @param kicker the line above the title
 * @param shortTitle a title for narrow places
 */
@Embeddable
public record ArticleTexts(
        String language,
        @Nullable String kicker,
        String title,
        @Nullable String shortTitle,
        @Nullable String summary) {}
