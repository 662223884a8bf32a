package org.contentgateway.api;

import java.time.Instant;
import java.util.regex.Pattern;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.KnownChanges;
import org.contentgateway.graphql.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on, as a key of its {@link Footprint}: {@code all} content, that of one portal ({@code p2}), or one
 * article ({@code p2-418511}).
 */
record TouchKey(@Nullable Integer portal, @Nullable Integer contentId) {

    static final TouchKey ALL = new TouchKey(null, null);

    private static final Pattern FORM = Pattern.compile("p(\\d{1,10})(?:-(\\d{1,10}))?");

    static TouchKey of(ArticleKey article) {
        return new TouchKey(article.portal(), article.contentId());
    }

    static TouchKey ofPortal(@Nullable Integer portal) {
        return portal == null ? ALL : new TouchKey(portal, null);
    }

    /** A key that is none is taken for all there is: whoever made it up learns nothing. */
    static TouchKey parse(String key) {
        var parts = FORM.matcher(key);
        if (!parts.matches()) {
            return ALL;
        }
        try {
            return new TouchKey(
                    Integer.valueOf(parts.group(1)), parts.group(2) == null ? null : Integer.valueOf(parts.group(2)));
        } catch (NumberFormatException tooLarge) {
            return ALL;
        }
    }

    boolean isUnchanged(KnownChanges known, long since) {
        if (portal == null) {
            return known.isUnchanged(since);
        }
        return contentId == null
                ? known.isUnchanged(portal, since)
                : known.isUnchanged(new ArticleKey(portal, contentId), since);
    }

    @Nullable
    Instant nextMoment(KnownChanges known) {
        if (portal == null) {
            return known.nextMoment();
        }
        return contentId == null ? known.nextMoment(portal) : known.nextMoment(new ArticleKey(portal, contentId));
    }

    @Override
    public String toString() {
        return portal == null ? Footprint.ALL : contentId == null ? "p" + portal : "p" + portal + "-" + contentId;
    }
}
