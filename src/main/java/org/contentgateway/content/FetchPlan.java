package org.contentgateway.content;

import org.jspecify.annotations.Nullable;

/**
 * Which parts of articles a read fetches. Attachments and related articles take a constant number of additional SQL
 * statements, independent of the number of articles.
 *
 * @param bodies whether to fetch the body columns
 * @param attachments whether to fetch attachments
 * @param related which related articles to fetch; null for none
 */
public record FetchPlan(
        boolean bodies, boolean attachments, @Nullable RelatedPlan related) {

    /**
     * Which related articles a read fetches.
     *
     * @param first maximum number of related articles for each article
     * @param plan which parts of them to fetch
     */
    public record RelatedPlan(int first, FetchPlan plan) {}

    public FetchPlan withBodies() {
        return new FetchPlan(true, attachments, related);
    }
}
