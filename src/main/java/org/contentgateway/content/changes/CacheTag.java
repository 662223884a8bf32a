package org.contentgateway.content.changes;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.contentgateway.content.ArticleKey;
import org.jspecify.annotations.Nullable;

/**
 * Names content that responses depend on: all content ({@code all}), that of one portal ({@code p2}) or one article
 * ({@code p2-418511}). The same texts are dependencies of cached responses, part of entity tags, and surrogate keys for
 * caches in front of the gateway.
 *
 * @param portal null for all content
 * @param contentId null for all articles of the portal
 */
public record CacheTag(@Nullable Integer portal, @Nullable Integer contentId) {

    public static final CacheTag ALL = new CacheTag(null, null);

    /** The surrogate key of every response. */
    public static final String ANY_RESPONSE = "gateway";

    private static final Pattern FORM = Pattern.compile("p(\\d{1,10})(?:-(\\d{1,10}))?");

    public static CacheTag of(ArticleKey article) {
        return new CacheTag(article.portal(), article.contentId());
    }

    /** The tag of a portal; {@link #ALL} for null. */
    public static CacheTag ofPortal(@Nullable Integer portal) {
        return portal == null ? ALL : new CacheTag(portal, null);
    }

    /** The tag of a text. Any other text counts as {@link #ALL}: a forged entity tag reveals nothing. */
    public static CacheTag parse(String text) {
        var parts = FORM.matcher(text);
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

    /** The surrogate keys to purge after these articles changed. */
    public static Set<String> affectedBy(Collection<ArticleKey> changed) {
        var tags = new LinkedHashSet<String>();
        for (var article : changed) {
            tags.add(ALL.toString());
            tags.add(ofPortal(article.portal()).toString());
            tags.add(of(article).toString());
        }
        return tags;
    }

    public boolean isUnchanged(ChangeTracker changes, long since) {
        if (portal == null) {
            return changes.isUnchanged(since);
        }
        return contentId == null
                ? changes.isUnchanged(portal, since)
                : changes.isUnchanged(new ArticleKey(portal, contentId), since);
    }

    /** When a scheduled transition next affects this content; null where none is scheduled. */
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
