package org.contentgateway.content;

import java.time.Instant;

/** The newest state of an article that changed: as it is now, or that it is gone. */
public sealed interface Change {

    /** An article came or was edited. */
    record Upserted(Instant at, StoredArticle article) implements Change {}

    /** An article that clients may have seen may not be seen any more. */
    record Removed(Instant at, ArticleKey key, RemovalReason reason) implements Change {}
}
