package org.contentgateway.content.store;

import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.AttachmentEntity;
import org.contentgateway.content.search.SearchVectors;

/**
 * The rows to write for a draft.
 *
 * @param configuration text search configuration of the search document
 */
record ArticleRows(
        ArticleEntity article, List<AttachmentEntity> attachments, String configuration, SearchVectors vectors) {

    static ArticleRows of(ArticleDraft draft, String configuration, SearchVectors vectors, List<String> keyTerms) {
        var article = ArticleEntity.of(draft);
        article.keyTerms = keyTerms;
        return new ArticleRows(article, AttachmentEntity.of(draft), configuration, vectors);
    }
}
