package org.contentgateway.content.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.contentgateway.content.store.ArticleStore.StoredState;

/**
 * What the store would hold by now, had it kept the drafts of a dry run. The articles met last are remembered: one that
 * comes again much later is compared with what is really held.
 */
public final class DryRunState {

    /** Some megabytes. */
    private static final int REMEMBERED = 100_000;

    private final Map<Long, StoredState> imagined = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StoredState> eldest) {
            return size() > REMEMBERED;
        }
    };

    Map<Long, StoredState> imagined() {
        return imagined;
    }
}
