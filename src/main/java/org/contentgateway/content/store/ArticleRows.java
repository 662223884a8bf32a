package org.contentgateway.content.store;

import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.AttachmentEntity;

/**
 * The rows to write for a draft.
 *
 * @param configuration text search configuration of the search document
 * @param vector search vector in PostgreSQL's text format
 */
record ArticleRows(ArticleEntity article, List<AttachmentEntity> attachments, String configuration, String vector) {

    static ArticleRows of(ArticleDraft draft, String configuration, String vector, List<String> keyTerms) {
        var article = ArticleEntity.of(draft);
        article.keyTerms = keyTerms;
        return new ArticleRows(article, AttachmentEntity.of(draft), configuration, vector);
    }
}
