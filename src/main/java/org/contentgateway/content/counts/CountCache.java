package org.contentgateway.content.counts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.changes.CacheTag;
import org.contentgateway.content.changes.ChangeTracker;

/**
 * Caches counts until the content of their portal changes, as responses are cached. Clients choose the keys, so the cache
 * is bounded by their size.
 */
@ApplicationScoped
class CountCache {

    /** Maximum size of all entries in bytes. */
    private static final long MAX_WEIGHT = 4 << 20;

    /** Approximate size of an entry without its texts and lists, in bytes. */
    private static final int ENTRY_WEIGHT = 300;

    /** A list or a search. */
    private record Key(ArticleCriteria criteria, String query) {

        int weight() {
            var language = criteria.language();
            var ids = criteria.ids();
            var contentIds = criteria.contentIds();
            return ENTRY_WEIGHT
                    + 2 * query.length()
                    + (language == null ? 0 : 2 * language.length())
                    + (ids == null ? 0 : 28 * ids.size())
                    + (contentIds == null ? 0 : 20 * contentIds.size());
        }
    }

    /**
     * A count.
     *
     * @param sequence the latest change known before counting
     * @param startedAt when counting started, by the clock that decides visibility
     */
    private record Count(long value, long sequence, Instant startedAt) {}

    private final ChangeTracker changes;
    private final Cache<Key, Count> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .<Key, Count>weigher((key, count) -> key.weight())
            .build();

    CountCache(ChangeTracker changes) {
        this.changes = changes;
    }

    /**
     * Returns a count, from the cache if nothing that it depends on has changed.
     *
     * @param query a search query; empty for a list
     */
    long get(ArticleCriteria criteria, String query, LongSupplier counter) {
        var key = new Key(criteria, query);
        var cached = cache.getIfPresent(key);
        if (cached != null && isCurrent(criteria, cached)) {
            return cached.value;
        }
        var sequence = changes.sequence();
        var startedAt = changes.now();
        var count = new Count(counter.getAsLong(), sequence, startedAt);
        cache.put(key, count);
        return count.value;
    }

    private boolean isCurrent(ArticleCriteria criteria, Count count) {
        return changes.isCurrent(count.sequence, count.startedAt)
                && CacheTag.ofPortal(criteria.portal()).isUnchanged(changes, count.sequence, count.startedAt);
    }
}
