package org.contentgateway.graphql.cache;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects the cache tags that a response depends on while its resolvers run.
 *
 * <p>A tag names its parts from coarse to fine: {@code p2-418511} is within {@code p2}, and everything is within
 * {@link #ALL}. A response that depends on {@code p2} depends on everything within it.
 */
public final class CacheDependencies {

    public static final String ALL = "all";

    /** More tags than these are replaced by coarser ones: a response carries its tags in a header and in its entity tag. */
    private static final int MAX_TAGS = 30;

    private Set<String> tags = new TreeSet<>();
    private boolean known;

    /** The dependencies of the response under execution. */
    public static CacheDependencies of(GraphQLContext context) {
        return context.get(CacheDependencies.class);
    }

    /** Adds tags. A resolver that depends on nothing adds none. */
    public synchronized void add(Collection<String> added) {
        known = true;
        tags.addAll(added);
        while (tags.size() > MAX_TAGS) {
            var coarser = new TreeSet<String>();
            tags.forEach(tag -> coarser.add(coarser(tag)));
            tags = coarser;
        }
    }

    /** Whether a resolver has added its dependencies. */
    synchronized boolean isKnown() {
        return known;
    }

    synchronized Set<String> tags() {
        return tags.contains(ALL) ? Set.of(ALL) : Set.copyOf(tags);
    }

    private static String coarser(String tag) {
        var end = tag.lastIndexOf('-');
        return end < 0 ? ALL : tag.substring(0, end);
    }
}
