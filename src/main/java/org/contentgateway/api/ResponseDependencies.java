package org.contentgateway.api;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.FetchPlan;
import org.contentgateway.content.changes.CacheTag;
import org.contentgateway.graphql.cache.CacheDependencies;
import org.contentgateway.graphql.execution.CurrentField;
import org.jspecify.annotations.Nullable;

/** Declares what a response depends on. Each field of the query type does so. */
final class ResponseDependencies {

    private ResponseDependencies() {}

    /**
     * Depends on some articles; where related ones are read too, on their portals. A response without an article depends on
     * the portal: with a tag of its own, an article that is not visible yet could be told from one that does not exist.
     *
     * @param found the visible ones among the articles
     */
    static void articles(Collection<ArticleKey> keys, Set<Long> found, FetchPlan plan) {
        add(keys.stream()
                .map(key -> found.contains(key.id()) && plan.related() == null
                        ? CacheTag.of(key)
                        : CacheTag.ofPortal(key.portal()))
                .toList());
    }

    /** Depends on a list of articles: any article that is added or changed may belong to it. */
    static void list(ArticleCriteria criteria) {
        portal(criteria.portal());
    }

    /** Depends on all content of a portal; of all portals for null. */
    static void portal(@Nullable Integer portal) {
        add(List.of(CacheTag.ofPortal(portal)));
    }

    private static void add(Collection<CacheTag> tags) {
        CacheDependencies.of(CurrentField.get().context())
                .add(tags.stream().map(CacheTag::toString).toList());
    }
}
