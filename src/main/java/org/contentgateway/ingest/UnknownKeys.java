package org.contentgateway.ingest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the keys of records that no mapping knows, by their paths: so many of them, and whatever is over as one. */
final class UnknownKeys {

    /** What a path, which begins with a slash, can't be. */
    static final String OTHERS = "others";

    private static final int MAX_PATHS = 100;

    private final Map<String, Long> counts = new LinkedHashMap<>();

    void add(Collection<String> paths) {
        for (var path : paths) {
            var counted = counts.size() < MAX_PATHS || counts.containsKey(path) ? path : OTHERS;
            counts.merge(counted, 1L, Long::sum);
        }
    }

    /** How often each came, in the order that they came in first. */
    Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }
}
