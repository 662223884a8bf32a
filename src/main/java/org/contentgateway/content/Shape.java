package org.contentgateway.content;

import org.jspecify.annotations.Nullable;

/**
 * How much of an article a read fetches. Each part is one SQL statement that stays the same, whatever the number of
 * articles.
 *
 * @param bodies the body columns too
 * @param attachments the attachments too
 * @param related related articles too; null for none
 */
public record Shape(
        boolean bodies, boolean attachments, @Nullable Related related) {

    /**
     * Related articles.
     *
     * @param first how many of each article
     * @param shape how much of them
     */
    public record Related(int first, Shape shape) {}

    public Shape withBodies() {
        return new Shape(true, attachments, related);
    }
}
