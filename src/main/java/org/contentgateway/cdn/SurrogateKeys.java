package org.contentgateway.cdn;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.contentgateway.content.ArticleKey;

/**
 * The keys that answers bear in front of a cache: {@code p2-418511} where the article 418511 of portal 2 is shown,
 * {@code p2} where any article of portal 2 could come to be shown, {@code all} where any article at all could, and
 * {@code gateway} on each answer.
 */
final class SurrogateKeys {

    private SurrogateKeys() {}

    /** What to drop where articles changed. */
    static Set<String> of(Collection<ArticleKey> changed) {
        var keys = new LinkedHashSet<String>();
        if (!changed.isEmpty()) {
            keys.add("all");
        }
        for (var article : changed) {
            keys.add("p" + article.portal());
            keys.add("p" + article.portal() + "-" + article.contentId());
        }
        return keys;
    }

    /** What to drop where it would take too long to name what changed. */
    static Set<String> ofEverything() {
        return Set.of("gateway");
    }
}
