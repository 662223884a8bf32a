package org.contentgateway.content;

import org.jspecify.annotations.Nullable;

/**
 * How much of an article a read fetches. Each part is one SQL statement that stays the same, whatever the number of
 * articles.
 *
 * @param bodies the body columns too
 * @param attachments the attachments too
 * @param related related articles too; null for none
 */
public record FetchPlan(
        boolean bodies, boolean attachments, @Nullable RelatedPlan related) {

    /**
     * Related articles.
     *
     * @param first how many of each article
     * @param shape how much of them
     */
    public record RelatedPlan(int first, FetchPlan plan) {}

    public FetchPlan withBodies() {
        return new FetchPlan(true, attachments, related);
    }
}
