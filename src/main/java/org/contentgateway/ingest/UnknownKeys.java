package org.contentgateway.ingest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the keys that the source format does not know, by path. Paths beyond a limit are counted together. */
final class UnknownKeys {

    /** Counts the paths beyond the limit. No path equals it, since paths start with a slash. */
    static final String OTHERS = "others";

    private static final int MAX_PATHS = 100;

    private final Map<String, Long> counts = new LinkedHashMap<>();

    void add(Collection<String> paths) {
        for (var path : paths) {
            var counted = counts.size() < MAX_PATHS || counts.containsKey(path) ? path : OTHERS;
            counts.merge(counted, 1L, Long::sum);
        }
    }

    /** Returns the counts by path, in the order of first occurrence. */
    Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
