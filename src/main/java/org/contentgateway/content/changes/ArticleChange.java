package org.contentgateway.content.changes;

import java.time.Instant;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.StoredArticle;

/** The newest state of an article that changed: as it is now, or that it is gone. */
public sealed interface ArticleChange {

    /** An article came or was edited. */
    record Upserted(Instant at, StoredArticle article) implements ArticleChange {}

    /** An article that clients may have seen may not be seen any more. */
    record Removed(Instant at, ArticleKey key, RemovalCause reason) implements ArticleChange {}
}
