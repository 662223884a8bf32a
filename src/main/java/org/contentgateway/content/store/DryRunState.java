package org.contentgateway.content.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.contentgateway.content.store.ArticleStore.StoredState;

/**
 * The article states that a dry run would have stored so far. Only the most recent articles are kept in memory: an
 * older one that occurs again is compared with the stored article.
 */
public final class DryRunState {

    /** Maximum number of articles: some megabytes. */
    private static final int MAX_ARTICLES = 100_000;

    private final Map<Long, StoredState> states = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StoredState> eldest) {
            return size() > MAX_ARTICLES;
        }
    };

    Map<Long, StoredState> states() {
        return states;
    }
}
