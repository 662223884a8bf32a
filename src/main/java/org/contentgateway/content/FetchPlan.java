package org.contentgateway.content;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of articles a read fetches. Attachments and related articles take a constant number of additional SQL
 * statements, independent of the number of articles.
 *
 * @param columns the columns of the article table to fetch
 * @param attachments whether to fetch attachments
 * @param related which related articles to fetch; null for none
 */
public record FetchPlan(
        Set<ArticleColumn> columns,
        boolean attachments,
        @Nullable RelatedPlan related) {

    /** Fetches ids only. */
    public static final FetchPlan IDS = new FetchPlan(Set.of(), false, null);

    /**
     * Which related articles a read fetches.
     *
     * @param first maximum number of related articles for each article
     * @param plan which parts of them to fetch
     */
    public record RelatedPlan(int first, FetchPlan plan) {}

    /** Returns a plan that fetches another column too. */
    public FetchPlan with(ArticleColumn column) {
        var more = EnumSet.of(column);
        more.addAll(columns);
        return new FetchPlan(more, attachments, related);
    }
}
