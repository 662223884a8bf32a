package org.contentgateway.content.changes;

import java.time.Instant;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.StoredArticle;

/** The latest state of a changed article: its current content, or its removal. */
public sealed interface ArticleChange {

    /** An article was created or updated. */
    record Upserted(Instant at, StoredArticle article) implements ArticleChange {}

    /** An article that was visible to clients is no longer visible. */
    record Removed(Instant at, ArticleKey key, RemovalCause reason) implements ArticleChange {}
}
