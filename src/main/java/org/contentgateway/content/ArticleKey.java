package org.contentgateway.content;

/** An article's identity: the CMS numbers its contents per portal. */
public record ArticleKey(int portal, int contentId) implements Comparable<ArticleKey> {

    public static ArticleKey of(long id) {
        return new ArticleKey((int) (id >>> Integer.SIZE), (int) id);
    }

    /** Both numbers in one, as the database keys articles: the portal in the upper half. */
    public long id() {
        return ((long) portal << Integer.SIZE) + contentId;
    }

    @Override
    public int compareTo(ArticleKey other) {
        return Long.compare(id(), other.id());
    }
}
