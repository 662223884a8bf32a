package org.contentgateway.content.changes;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.contentgateway.content.ArticleKey;
import org.jspecify.annotations.Nullable;

/**
 * Identifies content that a response depends on: all content ({@code all}), one portal ({@code p2}) or one article
 * ({@code p2-418511}). The same strings are the dependencies of cached responses, part of entity tags, and surrogate
 * keys for HTTP caches in front of the gateway.
 *
 * @param portal null for all content
 * @param contentId null for all articles of the portal
 */
public record CacheTag(@Nullable Integer portal, @Nullable Integer contentId) {

    public static final CacheTag ALL = new CacheTag(null, null);

    /** The surrogate key of every response. */
    public static final String ANY_RESPONSE = "gateway";

    private static final Pattern FORMAT = Pattern.compile("p(\\d{1,10})(?:-(\\d{1,10}))?");

    public static CacheTag of(ArticleKey article) {
        return new CacheTag(article.portal(), article.contentId());
    }

    /** Returns the tag of a portal; {@link #ALL} for null. */
    public static CacheTag ofPortal(@Nullable Integer portal) {
        return portal == null ? ALL : new CacheTag(portal, null);
    }

    /** Parses a tag. Returns {@link #ALL} for an invalid one, so that a forged entity tag reveals nothing. */
    public static CacheTag parse(String text) {
        var parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            return ALL;
        }
        try {
            return new CacheTag(
                    Integer.valueOf(parts.group(1)), parts.group(2) == null ? null : Integer.valueOf(parts.group(2)));
        } catch (NumberFormatException tooLarge) {
            return ALL;
        }
    }

    /** Returns the surrogate keys to purge after the given articles changed. */
    public static Set<String> affectedBy(Collection<ArticleKey> changed) {
        var tags = new LinkedHashSet<String>();
        for (var article : changed) {
            tags.add(ALL.toString());
            tags.add(ofPortal(article.portal()).toString());
            tags.add(of(article).toString());
        }
        return tags;
    }

    /** Whether this content is unchanged since a read that started at the given change number and time. */
    public boolean isUnchanged(ChangeTracker changes, long sequence, Instant startedAt) {
        if (portal == null) {
            return changes.isUnchanged(sequence, startedAt);
        }
        return contentId == null
                ? changes.isUnchanged(portal, sequence, startedAt)
                : changes.isUnchanged(new ArticleKey(portal, contentId), sequence, startedAt);
    }

    /** Returns the time of the next visibility transition of this content; null if none is scheduled. */
    public @Nullable Instant nextTransition(ChangeTracker changes) {
        if (portal == null) {
            return changes.nextTransition();
        }
        return contentId == null
                ? changes.nextTransition(portal)
                : changes.nextTransition(new ArticleKey(portal, contentId));
    }

    @Override
    public String toString() {
        return portal == null ? "all" : contentId == null ? "p" + portal : "p" + portal + "-" + contentId;
    }
}
