package org.contentgateway.content.store;

import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.AttachmentEntity;

/**
 * What is written of a draft.
 *
 * @param vector what it is found by, as PostgreSQL reads it from text
 */
record ArticleRows(ArticleEntity article, List<AttachmentEntity> attachments, String configuration, String vector) {

    static ArticleRows of(ArticleDraft draft, String configuration, String vector) {
        return new ArticleRows(ArticleEntity.of(draft), AttachmentEntity.of(draft), configuration, vector);
    }
}
