package org.contentgateway.graphql;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an answer rests on, as its resolvers tell while they run: when any of it changes, the answer has to be made anew.
 *
 * <p>A key is a name with its parts from the coarse to the fine: {@code p2-418511} is something within {@code p2}, and all
 * is within {@link #ALL}. Who has touched {@code p2} hears of each change within it.
 */
public final class Footprint {

    public static final String ALL = "all";

    /** More keys than these become coarser ones: an answer carries its keys in a header and in its tag. */
    private static final int MAX_KEYS = 30;

    private Set<String> keys = new TreeSet<>();
    private boolean told;

    /** The footprint of the answer that is being made. */
    public static Footprint of(GraphQLContext context) {
        return context.get(Footprint.class);
    }

    /** The answer rests on what the keys name; none at all is an answer too. */
    public synchronized void touch(Collection<String> touched) {
        told = true;
        keys.addAll(touched);
        while (keys.size() > MAX_KEYS) {
            var coarser = new TreeSet<String>();
            keys.forEach(key -> coarser.add(coarser(key)));
            keys = coarser;
        }
    }

    /** Whether a resolver has said what the answer rests on. */
    synchronized boolean isKnown() {
        return told;
    }

    synchronized Set<String> keys() {
        return keys.contains(ALL) ? Set.of(ALL) : Set.copyOf(keys);
    }

    private static String coarser(String key) {
        var end = key.lastIndexOf('-');
        return end < 0 ? ALL : key.substring(0, end);
    }
}
