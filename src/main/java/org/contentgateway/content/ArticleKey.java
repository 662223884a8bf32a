package org.contentgateway.content;

/** An article's identity. The CMS's content ids are unique within a portal. */
public record ArticleKey(int portal, int contentId) implements Comparable<ArticleKey> {

    /** Splits a database id into its portal and content id. */
    public static ArticleKey of(long id) {
        return new ArticleKey((int) (id >>> Integer.SIZE), (int) id);
    }

    /** Returns the article's database id: the portal in the upper 32 bits, the content id in the lower 32 bits. */
    public long id() {
        return ((long) portal << Integer.SIZE) + contentId;
    }

    @Override
    public int compareTo(ArticleKey other) {
        return Long.compare(id(), other.id());
    }
}
