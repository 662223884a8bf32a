package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * An article's dates.
 *
 * @param publishedAt when the article becomes visible; a time in the future is an embargo
 * @param createdAt when the source created the record; null if unknown
 * @param updatedAt when editors last changed it; a draft with an earlier time never replaces the stored article
 * @param event when the reported event takes place; null if unknown
 */
@Embeddable
public record ArticleDates(
        Instant publishedAt,
        @Nullable Instant createdAt,
        Instant updatedAt,

        @Embedded @EmbeddedColumnNaming("event_%s") @Nullable
        EventTimes event) {

    public ArticleDates withUpdatedAt(Instant updatedAt) {
        return new ArticleDates(publishedAt, createdAt, updatedAt, event);
    }
}
