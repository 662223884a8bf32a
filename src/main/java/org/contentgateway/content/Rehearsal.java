package org.contentgateway.content;

import java.util.LinkedHashMap;
import java.util.Map;
import org.contentgateway.content.ArticleStore.Held;

/**
 * What the store would hold by now, had it kept the drafts of a dry run. The articles met last are remembered: one that
 * comes again much later is compared with what is really held.
 */
public final class Rehearsal {

    /** Some megabytes. */
    private static final int REMEMBERED = 100_000;

    private final Map<Long, Held> imagined = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Held> eldest) {
            return size() > REMEMBERED;
        }
    };

    Map<Long, Held> imagined() {
        return imagined;
    }
}
