package org.contentgateway.content;

import java.util.List;

/**
 * What is written of a draft.
 *
 * @param vector what it is found by, as PostgreSQL reads it from text
 */
record ArticleRows(Article article, List<Attachment> attachments, String configuration, String vector) {

    static ArticleRows of(ArticleDraft draft, String configuration, String vector) {
        return new ArticleRows(Article.of(draft), Attachment.of(draft), configuration, vector);
    }
}
