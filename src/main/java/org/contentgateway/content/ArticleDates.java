package org.contentgateway.content;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/**
 * An article's dates.
 *
 * @param publishedAt when it becomes visible; in the future it is under embargo
 * @param createdAt when the source registered it
 * @param updatedAt the editors' last change: older drafts never replace newer articles
 * @param event when the event that it reports takes place
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
